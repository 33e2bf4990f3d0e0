package io.kicktrain.training.lease;

/**
 * A donor's measured speed: an exponential moving average over its leases, from handing out the
 * lease until its contribution is there, so that the donor's bandwidth counts too. Not thread-safe.
 */
public final class Speedometer {

  /**
   * Weight of the newest measurement; three leases after a change most of the old speed is
   * forgotten.
   */
  private static final double NEWEST = 0.5;

  private double samplesPerSecond;

  /**
   * Takes the donor's own word until there is a measurement.
   *
   * @param milliSamplesPerSecond thousandths of samples per second; 0 when unknown
   */
  public void claim(long milliSamplesPerSecond) {
    if (samplesPerSecond == 0) {
      samplesPerSecond = milliSamplesPerSecond / 1000.0;
    }
  }

  /**
   * Records a finished lease.
   *
   * @param samples samples done
   * @param millis time from lease to contribution
   */
  public void measured(long samples, long millis) {
    double now = samples * 1000.0 / Math.max(1, millis);
    samplesPerSecond = samplesPerSecond == 0 ? now : NEWEST * now + (1 - NEWEST) * samplesPerSecond;
  }

  /** Samples per second; 0 when nothing is known. */
  public double samplesPerSecond() {
    return samplesPerSecond;
  }

  /**
   * Local steps that fit into a time.
   *
   * @param batch samples per step
   * @param millis the time
   * @param maxSteps the recipe's limit
   * @return steps, 0 to {@code maxSteps}
   */
  public int steps(int batch, long millis, int maxSteps) {
    double steps = samplesPerSecond * millis / 1000.0 / batch;
    return (int) Math.max(0, Math.min(maxSteps, Math.floor(steps)));
  }
}
