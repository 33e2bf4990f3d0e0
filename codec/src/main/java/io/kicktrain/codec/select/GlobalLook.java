package io.kicktrain.codec.select;

import java.util.Arrays;

/**
 * One thread's look at one segment after the other for a {@link GlobalSelection}, a few blocks at a
 * time. Reusable, not thread-safe.
 */
public final class GlobalLook implements BlockLook {
  /** Most coordinates that are looked at together: four blocks. */
  public static final int STRETCH = BoundScan.STRETCH;

  private final BoundScan scan = BoundScan.create();
  private int[] positions = new int[2 * STRETCH];
  private int[] keys = new int[2 * STRETCH];
  private int count;
  private int bound;

  /** A look for one thread. */
  public GlobalLook() {}

  /** Starts a segment, of which what may be selected is to be kept. */
  public void start(GlobalSelection selection) {
    bound = selection.bound();
    count = 0;
  }

  @Override
  public int at(float[] values, int from, int length) {
    return scan.look(values, from, length, bound);
  }

  @Override
  public int atSum(float a, float[] x, float[] y, float[] sum, int from, int length) {
    return scan.lookAtSum(a, x, y, sum, from, length, bound);
  }

  /** Keeps what may be selected of what was looked at last. */
  public void keep(float[] values) {
    if (count + STRETCH >= positions.length) {
      positions = Arrays.copyOf(positions, 2 * positions.length);
      keys = Arrays.copyOf(keys, 2 * keys.length);
    }
    count += scan.gather(values, positions, keys, count);
  }

  /** Ends a segment: hands over what was kept. */
  public void end(int segment, GlobalSelection selection) {
    selection.add(segment, positions, keys, count);
  }
}
