package io.kicktrain.training.wire;

/**
 * A donor asks for work.
 *
 * @param device what computes, such as {@code cpu} or {@code cuda}
 * @param milliSamplesPerSecond the donor's own measurement, thousandths of samples per second; 0
 *     when it has none yet
 * @param weightsRound the round whose opening weights the donor holds
 */
public record LeaseRequest(String device, long milliSamplesPerSecond, int weightsRound) {

  /** Checks the ranges. */
  public LeaseRequest {
    if (!device.matches("[a-z0-9-]{1,32}")) {
      throw new IllegalArgumentException(
          "device must be 1 to 32 of a-z, 0-9 and '-', but was: " + device);
    }
    if (milliSamplesPerSecond < 0) {
      throw new IllegalArgumentException("milliSamplesPerSecond is negative");
    }
    if (weightsRound < 0) {
      throw new IllegalArgumentException("weightsRound is negative");
    }
  }

  /** Whether the device is a GPU. */
  public boolean gpu() {
    return !device.equals("cpu");
  }
}
