package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;

/** Which coordinates of a vector are sent: those of largest magnitude, in each block or in all. */
public sealed interface Selection {
  /** The rule's number in the message header. */
  int wireId();

  /**
   * Coordinates that share scales: a block, or a segment where blocks may hold too few to carry
   * their own.
   */
  int scaleScope();

  /**
   * The k largest of each block of 4,096 (SparseLoCo, arXiv:2508.15706).
   *
   * @param keep k, 1..4096
   */
  record PerBlock(int keep) implements Selection {
    /** This rule's wire id. */
    public static final int WIRE_ID = 1;

    public PerBlock {
      if (keep < 1 || keep > Geometry.BLOCK) {
        throw new IllegalArgumentException("keepPerBlock must be 1 to 4096, not " + keep);
      }
    }

    /**
     * Most coordinates sent of a block of {@code length} coordinates (the last block is shorter):
     * rounded up.
     */
    public int keepOf(int length) {
      return (int) (((long) keep * length + Geometry.BLOCK - 1) / Geometry.BLOCK);
    }

    @Override
    public int wireId() {
      return WIRE_ID;
    }

    @Override
    public int scaleScope() {
      return Geometry.BLOCK;
    }
  }

  /**
   * The largest of the whole vector (Deep Gradient Compression, arXiv:1712.01887), by an exact cut,
   * see {@link Cut}.
   *
   * @param perMillion share of the coordinates, 1..1,000,000
   */
  record Global(int perMillion) implements Selection {
    /** This rule's wire id. */
    public static final int WIRE_ID = 2;

    private static final int MILLION = 1_000_000;

    public Global {
      if (perMillion < 1 || perMillion > MILLION) {
        throw new IllegalArgumentException("perMillion must be 1 to 1000000, not " + perMillion);
      }
    }

    /** Coordinates sent of a vector of {@code parameters} coordinates: rounded up. */
    public long keepOf(long parameters) {
      return parameters / MILLION * perMillion
          + (parameters % MILLION * perMillion + MILLION - 1) / MILLION;
    }

    @Override
    public int wireId() {
      return WIRE_ID;
    }

    @Override
    public int scaleScope() {
      return Geometry.SEGMENT;
    }
  }
}
