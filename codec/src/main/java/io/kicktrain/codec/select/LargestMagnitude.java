package io.kicktrain.codec.select;

/** A look after which nothing is selected. Not thread-safe. */
public final class LargestMagnitude implements BlockLook {
  private final MagnitudeScan scan = MagnitudeScan.create();

  /** A look for one thread. */
  public LargestMagnitude() {}

  @Override
  public int at(float[] values, int from, int length) {
    return scan.look(values, from, length, MagnitudeScan.SMALL);
  }

  @Override
  public int atSum(float a, float[] x, float[] y, float[] sum, int from, int length) {
    return scan.lookAtSum(a, x, y, sum, from, length, MagnitudeScan.SMALL);
  }
}
