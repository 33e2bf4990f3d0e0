package io.kicktrain.platform.portal;

import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis. */
final class Ticks {

  private Ticks() {}

  /**
   * Multiples of 1, 2 or 5 times a power of ten within a range.
   *
   * @param low the range's lower end
   * @param high its upper end, above {@code low}
   * @param most how many to have at the most, at least 2
   * @return ascending
   */
  static List<Double> within(double low, double high, int most) {
    double step = step((high - low) / most);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
