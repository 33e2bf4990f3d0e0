package io.kicktrain.codec.vector;

/**
 * How a flat parameter vector is cut.
 *
 * <p>A <em>block</em> of {@value #BLOCK} coordinates is the unit of selection and of commitment, a
 * <em>segment</em> of {@value #SEGMENT} coordinates (64 blocks) the unit of coding and of
 * aggregation. The last block and the last segment may be shorter. A vector has 1 to {@value
 * #MAX_PARAMETERS} coordinates.
 */
public final class Geometry {
  /** Coordinates in a full block. */
  public static final int BLOCK = 4096;

  /** Coordinates in a full segment. */
  public static final int SEGMENT = 1 << 18;

  /** Blocks in a full segment. */
  public static final int BLOCKS_PER_SEGMENT = SEGMENT / BLOCK;

  /** Most coordinates a vector may have: 2^40. */
  public static final long MAX_PARAMETERS = 1L << 40;

  private Geometry() {}

  /**
   * Number of blocks of a vector of {@code parameters} coordinates.
   *
   * @throws IllegalArgumentException if {@code parameters} is not in 1..2^40
   */
  public static long blocks(long parameters) {
    return (checked(parameters) + BLOCK - 1) / BLOCK;
  }

  /**
   * Number of segments of a vector of {@code parameters} coordinates.
   *
   * @throws IllegalArgumentException if {@code parameters} is not in 1..2^40
   */
  public static int segments(long parameters) {
    return (int) ((checked(parameters) + SEGMENT - 1) / SEGMENT);
  }

  /**
   * Coordinates in segment {@code segment}, counted from 0.
   *
   * @throws IllegalArgumentException if {@code parameters} is not in 1..2^40
   * @throws IndexOutOfBoundsException if there is no such segment
   */
  public static int segmentLength(long parameters, int segment) {
    if (segment < 0 || segment >= segments(parameters)) {
      throw new IndexOutOfBoundsException(
          "segment " + segment + " of a vector that has " + segments(parameters));
    }
    return (int) Math.min(SEGMENT, parameters - (long) segment * SEGMENT);
  }

  /**
   * Coordinates in block {@code block}, counted from 0.
   *
   * @throws IllegalArgumentException if {@code parameters} is not in 1..2^40
   * @throws IndexOutOfBoundsException if there is no such block
   */
  public static int blockLength(long parameters, long block) {
    if (block < 0 || block >= blocks(parameters)) {
      throw new IndexOutOfBoundsException(
          "block " + block + " of a vector that has " + blocks(parameters));
    }
    return (int) Math.min(BLOCK, parameters - block * BLOCK);
  }

  /** Number of the first block of segment {@code segment}. */
  public static long firstBlock(int segment) {
    return (long) segment * BLOCKS_PER_SEGMENT;
  }

  private static long checked(long parameters) {
    if (parameters < 1 || parameters > MAX_PARAMETERS) {
      throw new IllegalArgumentException("a vector has 1 to 2^40 coordinates, not " + parameters);
    }
    return parameters;
  }
}
