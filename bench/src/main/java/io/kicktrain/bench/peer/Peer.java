package io.kicktrain.bench.peer;

import java.util.Locale;

/** What codes ascending positions. */
public enum Peer {
  /** This project's own coder, segment by segment. */
  KICKTRAIN,
  /** Gaps in Golomb codes with the best divisor for the density, dsiutils. */
  GOLOMB,
  /** Elias-Fano, sux4j. */
  ELIAS_FANO,
  /** Gaps as variable-length bytes, compressed by zstd at its usual level 3. */
  ZSTD,
  /** Gaps by FastPFOR, the rest that fills no block as variable-length bytes. */
  FASTPFOR,
  /** A Roaring bitmap with run containers where they are smaller, in its portable form. */
  ROARING;

  /** A coder for one thread. */
  public PositionCoder coder() {
    return switch (this) {
      case KICKTRAIN -> new KickTrainPositions();
      case GOLOMB -> new GolombPositions();
      case ELIAS_FANO -> new EliasFanoPositions();
      case ZSTD -> new ZstdPositions();
      case FASTPFOR -> new FastPforPositions();
      case ROARING -> new RoaringPositions();
    };
  }

  /** The name in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
