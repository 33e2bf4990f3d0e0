package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;
import java.util.Objects;

/**
 * Subtracts a whole segment in one sequential pass, in which the largest magnitudes of the columns
 * of each block are found too: while the processor waits for the memory, that costs nothing. Column
 * c of a block are its coordinates c, c + 256, c + 512 and so on.
 *
 * <p>The maxima are running ones, each taken with that of 256 coordinates before, so that every
 * array is read and written in order, and at a constant distance: then the compiler of Java 17
 * makes vector instructions of the loops.
 */
public final class ColumnMaxima {
  /** Columns of a block. */
  static final int COLUMNS = 256;

  /** Maxima of four columns of a block. */
  static final int TOPS = COLUMNS / 4;

  private static final int BLOCK = Geometry.BLOCK;

  private ColumnMaxima() {}

  /**
   * Fills {@code acc[0 .. length)} with {@code a * acc - g} of the same coordinates, the product
   * rounded to float32, then the difference, and fills g with zeros, but for the ends of full
   * blocks: their last {@value #COLUMNS} get the maxima of the block's columns, NaN if one is NaN,
   * and the {@value #TOPS} before those the maxima of four columns each, c, c + 64, c + 128 and c +
   * 192.
   *
   * @param length 0..2^18
   */
  public static void subtract(float a, float[] acc, float[] g, int length) {
    int from = 0;
    for (; from + BLOCK <= length; from += BLOCK) {
      start(a, acc, g, from);
      run(a, acc, g, from + COLUMNS);
      joinFour(g, ofBlock(from));
    }
    for (; from < length; from++) {
      acc[from] = a * acc[from] - g[from];
      g[from] = 0f;
    }
  }

  /** Fills with zeros what {@link #subtract} left of g. */
  public static void clear(float[] g, int length) {
    for (int end = BLOCK; end <= length; end += BLOCK) {
      Arrays.fill(g, end - COLUMNS - TOPS, end, 0f);
    }
  }

  /** Where the maxima of a block are. */
  static int ofBlock(int from) {
    return from + BLOCK - COLUMNS;
  }

  /** The tops of a block, before its maxima from {@code from} on. */
  private static void joinFour(float[] maxima, int from) {
    int start = Objects.checkIndex(from, Geometry.SEGMENT);
    for (int i = start; i < start + TOPS; i++) {
      float two = Math.max(maxima[i], maxima[i + TOPS]);
      float three = Math.max(two, maxima[i + 2 * TOPS]);
      maxima[i - TOPS] = Math.max(three, maxima[i + 3 * TOPS]);
    }
  }

  /** The first {@value #COLUMNS} of a block, which have none before them. */
  private static void start(float a, float[] acc, float[] g, int from) {
    int start = Objects.checkIndex(from, Geometry.SEGMENT);
    for (int i = start; i < start + COLUMNS; i++) {
      float difference = a * acc[i] - g[i];
      acc[i] = difference;
      g[i] = Math.abs(difference);
    }
  }

  /** The others of a block. What has been compared is set to zero while it is in the cache. */
  private static void run(float a, float[] acc, float[] g, int from) {
    int start = Objects.checkIndex(from, Geometry.SEGMENT);
    for (int i = start; i < start + BLOCK - COLUMNS; i++) {
      float difference = a * acc[i] - g[i];
      acc[i] = difference;
      g[i] = Math.max(g[i - COLUMNS], Math.abs(difference));
      g[i - COLUMNS] = 0f;
    }
  }
}
