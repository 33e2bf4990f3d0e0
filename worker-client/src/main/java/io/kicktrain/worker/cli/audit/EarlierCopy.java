package io.kicktrain.worker.cli.audit;

import io.kicktrain.ledger.merkle.NodeReader;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.ledger.tile.TileException;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.ledger.tile.TileSource;
import io.kicktrain.ledger.tile.VerifiedTiles;
import io.kicktrain.training.audit.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The copy of a log that an earlier audit has left. A tree head, remembered or anchored, says that
 * something before it was changed; a copy says what: it has the hash of every entry, under a tree
 * head that the log's key has signed.
 */
final class EarlierCopy {
  private final Path folder;
  private final VerifiedTiles copied;

  private EarlierCopy(Path folder, VerifiedTiles copied) {
    this.folder = folder;
    this.copied = copied;
  }

  /**
   * Opens a copy.
   *
   * @param folder a mirror, or a folder where none is yet
   * @param key the log's
   * @return empty if there is none, it is of another log, or it is damaged
   */
  static Optional<EarlierCopy> open(Path folder, VerifierKey key) throws IOException {
    return new Mirror(folder).isThere()
        ? tiles(new FolderAuditSource(folder), key).map(tiles -> new EarlierCopy(folder, tiles))
        : Optional.empty();
  }

  /**
   * Holds the log as it is served now against the copy, by a few hashes.
   *
   * @param now the log's static files, none of them from the copy
   * @param key the log's
   * @return the first entry that is another one now, or is gone; empty also when what is served is
   *     no log of this key, which an audit says better
   */
  Optional<Finding> compare(TileSource now, VerifierKey key) throws IOException {
    try {
      return tiles(now, key).flatMap(this::compare);
    } catch (TileException e) {
      return Optional.empty();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Optional<Finding> compare(VerifiedTiles served) {
    long entries = served.head().size();
    OptionalLong changed = firstDifference(copied, served, Math.min(copied.head().size(), entries));
    if (changed.isPresent()) {
      return Optional.of(found(changed.getAsLong(), "is another one than in the copy in %s"));
    }
    return entries < copied.head().size()
        ? Optional.of(found(entries, "is gone, and those after it; they are in the copy in %s"))
        : Optional.empty();
  }

  private Finding found(long index, String what) {
    String which = "entry " + index + " ";
    return new Finding(index, which + what.formatted(folder) + ", which stays as it is");
  }

  private static Optional<VerifiedTiles> tiles(TileSource source, VerifierKey key)
      throws IOException {
    try {
      byte[] checkpoint = source.read(TileFiles.CHECKPOINT);
      SignedNote note = SignedNote.parse(new String(checkpoint, StandardCharsets.UTF_8));
      TreeHead head = TreeHead.parse(note.text());
      return note.signedBy(key) && head.origin().equals(key.name())
          ? Optional.of(new VerifiedTiles(source, head))
          : Optional.empty();
    } catch (IllegalArgumentException | TileException e) {
      return Optional.empty();
    }
  }

  /** The first leaf that differs, by comparing ever smaller subtrees of two trees. */
  static OptionalLong firstDifference(NodeReader one, NodeReader other, long leaves) {
    long at = 0;
    while (at < leaves) {
      int fits = 63 - Long.numberOfLeadingZeros(leaves - at);
      int level = Math.min(fits, Long.numberOfTrailingZeros(at));
      while (!Arrays.equals(one.node(level, at >> level), other.node(level, at >> level))) {
        if (level == 0) {
          return OptionalLong.of(at);
        }
        level--;
      }
      at += 1L << level;
    }
    return OptionalLong.empty();
  }
}
