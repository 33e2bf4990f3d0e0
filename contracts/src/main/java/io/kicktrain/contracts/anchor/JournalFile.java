package io.kicktrain.contracts.anchor;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kicktrain.ledger.durable.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The journal in a file: each change is on disk before anything is sent because of it. */
final class JournalFile {
  private static final int MAX_BYTES = 4 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private Journal journal;

  private JournalFile(Path file, Journal journal) {
    this.file = file;
    this.journal = journal;
  }

  /**
   * Opens a journal, or starts one.
   *
   * @throws IOException if it cannot be read, or belongs to another place
   */
  static JournalFile open(Path file, String place) throws IOException {
    if (!Files.exists(file)) {
      return new JournalFile(file, Journal.empty(place));
    }
    Journal found = read(file);
    if (!found.place().equals(place)) {
      throw new IOException(
          "the anchor's journal %s is of %s, not of %s: move it away if that change is meant"
              .formatted(file, found.place(), place));
    }
    return new JournalFile(file, found);
  }

  private static Journal read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("the anchor's journal " + file + " is too long to be one");
    }
    try {
      return JSON.readValue(Files.readAllBytes(file), Journal.class);
    } catch (IOException e) {
      throw new IOException(
          "the anchor's journal " + file + " is damaged: move it away, the chain remembers", e);
    }
  }

  Journal now() {
    return journal;
  }

  /** Makes {@code next} durable; does nothing when nothing has changed. */
  void save(Journal next) throws IOException {
    if (!next.equals(journal)) {
      DurableFiles.writeAtomically(file, JSON.writeValueAsBytes(next));
      journal = next;
    }
  }
}
