package io.kicktrain.worker.loop;

import java.nio.file.Path;

/**
 * How a donor takes part.
 *
 * @param home folder of the donor's state and data
 * @param campaign the campaign's slug
 * @param threads of one tensor operation on a CPU, at least 1
 * @param dutyCycle part of the time to compute, above 0 and at most 1; the rest is left to others
 * @param device {@code auto}, {@code cpu} or {@code cuda}
 */
public record DonorConfig(
    Path home, String campaign, int threads, double dutyCycle, String device) {

  /** Checks the ranges. */
  public DonorConfig {
    if (!campaign.matches("[a-z0-9-]{3,64}")) {
      throw new IllegalArgumentException(
          "a campaign is named by 3 to 64 of a-z, 0-9 and '-', but was: " + campaign);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, but was " + threads);
    }
    if (!(dutyCycle > 0 && dutyCycle <= 1)) {
      throw new IllegalArgumentException(
          "the duty cycle must be above 0 and at most 1, but was " + dutyCycle);
    }
    if (!device.matches("auto|cpu|cuda")) {
      throw new IllegalArgumentException("device must be auto, cpu or cuda, but was: " + device);
    }
  }
}
