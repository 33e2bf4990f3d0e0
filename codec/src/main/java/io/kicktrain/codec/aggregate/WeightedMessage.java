package io.kicktrain.codec.aggregate;

import java.nio.file.Path;

/**
 * A message in a file, and what it counts.
 *
 * @param file the message
 * @param weight at least 1; the weights of one sum total at most 2^22
 */
public record WeightedMessage(Path file, int weight) {
  public WeightedMessage {
    FixedPoint.checkWeight(weight);
  }
}
