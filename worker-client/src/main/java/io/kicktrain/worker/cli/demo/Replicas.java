package io.kicktrain.worker.cli.demo;

import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.model.WeightsRoot;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether the donors' weights are the same, bit for bit: each root is computed here from the
 * donor's own file.
 */
final class Replicas {

  private Replicas() {}

  /**
   * Compares every donor's weights with the log.
   *
   * @param donors whose replicas to read
   * @param slug the campaign
   * @param parameters length of the vector
   * @param expectedRoot what the log's last round entry says
   * @return whether all have that root, and there is at least one
   */
  static boolean identical(
      List<DonorProcess> donors, String slug, long parameters, String expectedRoot)
      throws IOException {
    for (DonorProcess donor : donors) {
      Path file = donor.home().resolve("campaigns").resolve(slug).resolve("weights.f32");
      if (!root(file, parameters).equals(expectedRoot)) {
        return false;
      }
    }
    return !donors.isEmpty();
  }

  private static String root(Path weights, long parameters) throws IOException {
    try (FileChannel channel = FileChannel.open(weights)) {
      return WeightsRoot.of(ParameterVector.readFrom(channel, parameters));
    }
  }
}
