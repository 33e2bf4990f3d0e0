package io.kicktrain.codec.select;

/** Looks for columns that reach the bound, then at their coordinates: see {@link ColumnScan}. */
final class ColumnBoundScan implements BoundScan {
  private final MagnitudeScan scan = new LoopScan();
  private int bound;

  @Override
  public int look(float[] values, int from, int length, int bound) {
    this.bound = bound;
    return scan.look(values, from, length, MagnitudeScan.LARGE);
  }

  @Override
  public int lookAtSum(
      float a, float[] x, float[] y, float[] sum, int from, int length, int bound) {
    this.bound = bound;
    return scan.lookAtSum(a, x, y, sum, from, length, MagnitudeScan.LARGE);
  }

  @Override
  public int gather(float[] values, int[] indices, int[] keys, int at) {
    return scan.gather(values, bound, indices, keys, at);
  }
}
