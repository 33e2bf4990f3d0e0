package io.kicktrain.training.aggregation;

import java.nio.file.Path;

/**
 * A contribution that is summed.
 *
 * @param payload the stored message
 * @param samples its weight: samples it covers, at least 1
 */
public record Member(Path payload, int samples) {

  /** Checks the weight. */
  public Member {
    if (samples < 1) {
      throw new IllegalArgumentException("a member covers at least one sample: " + samples);
    }
  }
}
