package io.kicktrain.worker.cli.demo;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.platform.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where the demo keeps its things. A marker file says which version wrote them, so that a later
 * version neither reads them wrongly nor deletes what is not its own.
 *
 * @param root the folder
 */
record DemoFolder(Path root) {

  private static final String VERSION = "kicktrain demo 1\n";

  /**
   * Opens the folder, creating it when it is new.
   *
   * @throws Failure if it holds something else, or data of another version
   */
  static DemoFolder open(Path root) throws Failure, IOException {
    DataFolder.prepare(root);
    DemoFolder folder = new DemoFolder(root);
    if (Files.exists(folder.marker())) {
      folder.checkVersion();
    } else if (folder.isEmpty()) {
      DurableFiles.writeAtomically(folder.marker(), VERSION.getBytes(StandardCharsets.UTF_8));
    } else {
      throw new Failure(
          ExitCodes.BLOCKED,
          "the folder " + root + " is not empty and was not made by the demo",
          "choose another one with --data-dir");
    }
    return folder;
  }

  private void checkVersion() throws Failure, IOException {
    String found = Files.readString(marker());
    if (!found.equals(VERSION)) {
      throw new Failure(
          ExitCodes.BLOCKED,
          "the folder " + root + " holds data of another version: '" + found.trim() + "'",
          "choose another one with --data-dir, or delete it");
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> children = Files.list(root)) {
      return children.findAny().isEmpty();
    }
  }

  private Path marker() {
    return root.resolve("demo.version");
  }

  /** The recipe as it was sent to the hub; there from the first start on. */
  Path recipe() {
    return root.resolve("recipe.json");
  }

  /** The data set. */
  Path shards() {
    return root.resolve("shards");
  }

  /** The platform's data folder. */
  Path platform() {
    return root.resolve("platform");
  }

  /** The campaign owner's home. */
  Path owner() {
    return root.resolve("owner");
  }

  /** A donor's home. */
  Path donor(int number) {
    return root.resolve("donors").resolve(Integer.toString(number));
  }

  /** The results, there when the demo has reached its goal. */
  Path report() {
    return root.resolve("report.json");
  }

  /** What the auditor has fetched and verified. */
  Path audit() {
    return root.resolve("audit");
  }

  /** The released weights, as the entitled donor downloaded them. */
  Path checkpoint() {
    return root.resolve("checkpoint.safetensors");
  }
}
