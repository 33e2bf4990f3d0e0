package io.kicktrain.training.round;

import io.kicktrain.ledger.durable.DurableFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a campaign's own files are. Public files (recipe, shards, payloads, deltas) lie in the blob
 * store instead, under their hashes; these are the ones that are private to the hub or given to
 * donors and contributors only.
 *
 * @param root the campaign's folder
 */
record CampaignFiles(Path root) {

  Path state(int round) {
    return root.resolve("state-" + round + ".kts");
  }

  Path snapshot(int round) {
    return root.resolve("snapshot-" + round + ".safetensors");
  }

  Path release(int release) {
    return root.resolve("release-" + release + ".safetensors");
  }

  /**
   * Removes states and snapshots of rounds before {@code round}, and what a crash left
   * half-written.
   */
  void tidy(int stateRound, int snapshotRound) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
      for (Path file : files) {
        if (superfluous(file.getFileName().toString(), stateRound, snapshotRound)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean superfluous(String name, int stateRound, int snapshotRound) {
    return name.startsWith(DurableFiles.TEMPORARY_PREFIX)
        || (name.startsWith("state-") && number(name) < stateRound)
        || (name.startsWith("snapshot-") && number(name) < snapshotRound);
  }

  private static int number(String name) {
    String digits = name.replaceAll("\\D", "");
    return digits.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
