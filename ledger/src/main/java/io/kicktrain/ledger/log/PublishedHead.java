package io.kicktrain.ledger.log;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.note.NoteSignature;
import io.kicktrain.ledger.note.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The one tree head that everybody sees, in memory and as the file {@code checkpoint}. Thread-safe:
 * a cosignature that comes late never puts an older tree head back.
 */
final class PublishedHead {
  private final Path file;
  private final StoredTiles tiles;
  private volatile @Nullable Published newest;

  PublishedHead(Path file, StoredTiles tiles) {
    this.file = file;
    this.tiles = tiles;
  }

  Published newest() {
    Published now = newest;
    if (now == null) {
      throw new IllegalStateException("no tree head was published yet");
    }
    return now;
  }

  synchronized void publish(Published next) throws IOException {
    DurableFiles.writeVisible(file, next.note().getBytes(StandardCharsets.UTF_8));
    tiles.published(next.head().size());
    newest = next;
  }

  /** Adds cosignatures if the newest tree head is still the one they were made for. */
  synchronized boolean cosign(String body, Collection<NoteSignature> cosignatures)
      throws IOException {
    Published now = newest();
    if (!now.head().body().equals(body)) {
      return false;
    }
    String note = SignedNote.parse(now.note()).with(cosignatures).format();
    publish(new Published(now.head(), note));
    return true;
  }
}
