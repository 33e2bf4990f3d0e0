package io.kicktrain.bench.codec;

import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.ledger.durable.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Donors' messages in a temporary folder, each another vector's; deleted when closed. */
final class Messages implements AutoCloseable {

  private static final int PER_MILLION = 1000;

  private final Path folder;

  private Messages(Path folder) {
    this.folder = folder;
  }

  /** Writes {@code count} messages of signs at 0.1%. */
  static Messages write(long parameters, int count) throws IOException {
    Messages messages = new Messages(Files.createTempDirectory("kicktrain-bench"));
    messages.folder.toFile().deleteOnExit();
    for (int i = 0; i < count; i++) {
      file(messages.folder, i).toFile().deleteOnExit(); // also when the run is stopped
      byte[] message = new LargestOfNormal(parameters, PER_MILLION, i).message(ValueFormat.SIGN);
      Files.write(file(messages.folder, i), message);
    }
    return messages;
  }

  Path folder() {
    return folder;
  }

  static Path file(Path folder, int number) {
    return folder.resolve(number + ".kt");
  }

  @Override
  public void close() throws IOException {
    DurableFiles.deleteTree(folder);
  }
}
