package io.kicktrain.codec.select;

import io.kicktrain.codec.vector.Geometry;

/** Groups are neighbours, and only those are looked at again whose maximum reaches the bound. */
final class ScalarScan implements MagnitudeScan {
  private final int[] maxima = new int[Geometry.BLOCK];
  private int start;
  private int end;
  private int size;
  private int groups;

  @Override
  public int look(float[] values, int from, int length, int size) {
    this.start = from;
    this.end = from + length;
    this.size = size;
    int full = length / size;
    groups = full * size == length ? full : full + 1;
    for (int g = 0; g < full; g++) {
      maxima[g] = largest(values, from + g * size, from + (g + 1) * size);
    }
    if (groups > full) {
      maxima[full] = largest(values, from + full * size, end);
    }
    return largest();
  }

  @Override
  public int lookAtSum(float a, float[] x, float[] y, float[] sum, int from, int length, int size) {
    for (int i = from; i < from + length; i++) {
      sum[i] = a * x[i] + y[i];
    }
    return look(sum, from, length, size);
  }

  @Override
  public int lookAtMaxima(float[] values, float[] columns, int from, int length) {
    return look(values, from, length, SMALL);
  }

  private static int largest(float[] values, int from, int to) {
    int max = 0;
    for (int i = from; i < to; i++) {
      max = Math.max(max, MagnitudeScan.key(values[i]));
    }
    return max;
  }

  private int largest() {
    int a = 0;
    int b = 0;
    int g = 0;
    for (; g + 1 < groups; g += 2) {
      a = Math.max(a, maxima[g]);
      b = Math.max(b, maxima[g + 1]);
    }
    return Math.max(Math.max(a, b), maxima[groups - 1]);
  }

  @Override
  public int groups() {
    return groups;
  }

  @Override
  public int[] maxima() {
    return maxima;
  }

  @Override
  public int topCount() {
    return groups;
  }

  @Override
  public int[] tops() {
    return maxima;
  }

  @Override
  public int collect(float[] values, int bound, int[] indices, int[] keys) {
    return gather(values, bound, indices, keys, 0);
  }

  @Override
  public int gather(float[] values, int bound, int[] indices, int[] keys, int at) {
    int out = at;
    for (int g = 0; g < groups; g++) {
      if (maxima[g] >= bound) {
        int last = Math.min(end, start + (g + 1) * size);
        out = MagnitudeScan.append(values, start + g * size, last, bound, indices, keys, out);
      }
    }
    return out - at;
  }
}
