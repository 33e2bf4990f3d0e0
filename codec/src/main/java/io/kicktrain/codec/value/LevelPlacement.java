package io.kicktrain.codec.value;

/**
 * Where the levels of a group are put, from its values.
 *
 * <p>Coarse levels that follow the largest magnitude overshoot: most values would be sent larger
 * than they are, their residual changes sign and is selected again, and training oscillates. So one
 * level is the mean magnitude (which of all single levels leaves the smallest squared residual),
 * two levels are the means below and from that mean on (one step of Lloyd's algorithm, IEEE Trans.
 * Inf. Theory 28(2), 1982), and only where levels are plenty do they span smallest to largest. Sums
 * are taken in double precision in ascending position order.
 *
 * <p>Values that were not selected have no threshold below them: some are next to zero, and levels
 * in even steps of the logarithm would be spent there. Their first level lies some octaves below
 * the mean, which leaves about the least squared error for uniform, normal and heavier tailed
 * values.
 */
public final class LevelPlacement {
  private static final int Q4_BELOW_MEAN = 2 * Scale.OCTAVE;
  private static final int Q8_BELOW_MEAN = 5 * Scale.OCTAVE;

  private final boolean selected;
  private int lowCode;
  private int highCode;

  private LevelPlacement(boolean selected) {
    this.selected = selected;
  }

  /** Placement for values that were selected, being the largest. */
  public static LevelPlacement ofSelected() {
    return new LevelPlacement(true);
  }

  /** Placement for all values of a range, large and small. */
  public static LevelPlacement ofAll() {
    return new LevelPlacement(false);
  }

  /**
   * Places the levels for {@code values[from .. to)}, at least one value, all finite. FLOAT16,
   * which has a factor in their place, gets the power of two below the largest magnitude; FLOAT32
   * nothing.
   */
  public void place(ValueFormat format, float[] values, int from, int to) {
    switch (format) {
      case SIGN -> placeMean(values, from, to);
      case Q2 -> placeTwoMeans(values, from, to);
      case Q4 -> placeRange(values, from, to, Q4_BELOW_MEAN);
      case Q8 -> placeRange(values, from, to, Q8_BELOW_MEAN);
      case FLOAT16 -> placeFactor(values, from, to);
      case FLOAT32 -> {
        lowCode = 0;
        highCode = 0;
      }
    }
  }

  /** Scale code of the first level. */
  public int lowCode() {
    return lowCode;
  }

  /** Scale code of the last level, at least {@link #lowCode}. */
  public int highCode() {
    return highCode;
  }

  private void placeMean(float[] values, int from, int to) {
    lowCode = Scale.nearest((float) mean(values, from, to));
    highCode = lowCode;
  }

  private void placeTwoMeans(float[] values, int from, int to) {
    double split = mean(values, from, to);
    double low = 0;
    double high = 0;
    int lows = 0;
    for (int i = from; i < to; i++) {
      double magnitude = Math.abs(values[i]);
      if (magnitude < split) {
        low += magnitude;
        lows++;
      } else {
        high += magnitude;
      }
    }
    int highs = to - from - lows;
    // Rounding can put the mean of equal values above all of them or below: then one side is empty.
    lowCode = Scale.nearest((float) (lows == 0 ? split : low / lows));
    highCode = Scale.nearest((float) (highs == 0 ? split : high / highs));
  }

  private void placeRange(float[] values, int from, int to, int belowMean) {
    float min = Float.MAX_VALUE;
    float max = 0;
    for (int i = from; i < to; i++) {
      float magnitude = Math.abs(values[i]);
      min = Math.min(min, magnitude);
      max = Math.max(max, magnitude);
    }
    lowCode = Scale.floor(min);
    highCode = Scale.ceil(max);
    if (!selected) {
      int mean = Scale.nearest((float) mean(values, from, to));
      lowCode = Math.max(lowCode, mean - belowMean);
    }
  }

  private void placeFactor(float[] values, int from, int to) {
    float max = 0;
    for (int i = from; i < to; i++) {
      max = Math.max(max, Math.abs(values[i]));
    }
    // Of the largest scale the largest value would be twice as much.
    int octave = Math.min(Scale.floor(max), Scale.MAX_CODE - Scale.OCTAVE) / Scale.OCTAVE;
    lowCode = octave * Scale.OCTAVE;
    highCode = lowCode;
  }

  private static double mean(float[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.abs(values[i]);
    }
    return sum / (to - from);
  }
}
