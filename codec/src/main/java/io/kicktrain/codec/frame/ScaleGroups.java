package io.kicktrain.codec.frame;

import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

/**
 * The scales of a segment: each group is a run of values that share a low and a high scale.
 * Reusable, not thread-safe.
 */
public final class ScaleGroups {
  private int[] low = new int[Geometry.BLOCKS_PER_SEGMENT];
  private int[] high = new int[Geometry.BLOCKS_PER_SEGMENT];
  private int[] ends = new int[Geometry.BLOCKS_PER_SEGMENT];
  private int count;

  /** How many groups there are; groups without values are none. */
  public int count() {
    return count;
  }

  /** Scale code of the first level of group {@code g}. */
  public int low(int g) {
    return low[g];
  }

  /** Scale code of the last level of group {@code g}. */
  public int high(int g) {
    return high[g];
  }

  /** Index after the last value of group {@code g}. */
  public int end(int g) {
    return ends[g];
  }

  void clear() {
    count = 0;
  }

  void add(int lowCode, int highCode, int end) {
    if (count == ends.length) {
      low = Arrays.copyOf(low, 2 * count);
      high = Arrays.copyOf(high, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    low[count] = lowCode;
    high[count] = highCode;
    ends[count] = end;
    count++;
  }
}
