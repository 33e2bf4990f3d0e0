package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * The scan in plain Java. The compiler of Java 17 makes vector instructions of loops over integers
 * in arrays with constant distances, but not of loops that look into the bits of floats. So a full
 * block is copied, through memory that is seen as floats and as integers, to where there are such
 * loops. Blocks that are not full are left to {@link ScalarScan}.
 */
final class ColumnScan implements MagnitudeScan {
  private static final int MAGNITUDE = 0x7fffffff;
  private static final int QUARTER = Geometry.BLOCK / 4;
  private static final int SIXTEENTH = Geometry.BLOCK / 16;

  private final ScalarScan scalar = new ScalarScan();
  private final Columns columns = new Columns();
  private final FloatBuffer floats;
  private final IntBuffer bits;
  private final int[] block = new int[Geometry.BLOCK];
  private final int[] ofFour = new int[QUARTER];
  private final int[] ofSixteen = new int[SIXTEENTH];
  private int[] maxima = block;
  private int start;
  private boolean full;

  ColumnScan() {
    ByteBuffer memory =
        ByteBuffer.allocateDirect(Geometry.BLOCK * Float.BYTES).order(ByteOrder.nativeOrder());
    floats = memory.asFloatBuffer();
    bits = memory.asIntBuffer();
  }

  @Override
  public int look(float[] values, int from, int length, int size) {
    full = length == Geometry.BLOCK;
    if (!full) {
      return scalar.look(values, from, length, size);
    }
    start = from;
    floats.put(0, values, from, Geometry.BLOCK);
    bits.get(0, block);
    maxima = maxima(size);
    return largest(maxima);
  }

  private int[] maxima(int size) {
    if (size == 1) {
      dropSigns(block);
      return block;
    }
    maximaOfFour(block, ofFour);
    if (size == 4) {
      return ofFour;
    }
    maximaOfSixteen(ofFour, ofSixteen);
    return ofSixteen;
  }

  private static void dropSigns(int[] block) {
    for (int i = 0; i < Geometry.BLOCK; i++) {
      block[i] &= MAGNITUDE;
    }
  }

  private static void maximaOfFour(int[] of, int[] into) {
    for (int i = 0; i < QUARTER; i++) {
      int a = max(of[i] & MAGNITUDE, of[i + QUARTER] & MAGNITUDE);
      int b = max(of[i + 2 * QUARTER] & MAGNITUDE, of[i + 3 * QUARTER] & MAGNITUDE);
      into[i] = max(a, b);
    }
  }

  private static void maximaOfSixteen(int[] ofFour, int[] into) {
    for (int i = 0; i < SIXTEENTH; i++) {
      int a = max(ofFour[i], ofFour[i + SIXTEENTH]);
      int b = max(ofFour[i + 2 * SIXTEENTH], ofFour[i + 3 * SIXTEENTH]);
      into[i] = max(a, b);
    }
  }

  /**
   * The larger of two numbers that are not negative. {@link Math#max} becomes a branch where the
   * compiler believes to know which is larger, and a loop with branches stays scalar.
   */
  private static int max(int a, int b) {
    int difference = a - b;
    return a - (difference & (difference >> 31));
  }

  /** Two maxima, because each step of one has to wait for the last. */
  private static int largest(int[] keys) {
    int even = 0;
    int odd = 0;
    for (int i = 0; i < keys.length; i += 2) {
      even = Math.max(even, keys[i]);
      odd = Math.max(odd, keys[i + 1]);
    }
    return Math.max(even, odd);
  }

  @Override
  public int groups() {
    return full ? maxima.length : scalar.groups();
  }

  @Override
  public int[] maxima() {
    return full ? maxima : scalar.maxima();
  }

  @Override
  public int collect(float[] values, int bound, int[] indices, int[] keys) {
    return full
        ? columns.collect(values, start, maxima, bound, indices, keys)
        : scalar.collect(values, bound, indices, keys);
  }
}
