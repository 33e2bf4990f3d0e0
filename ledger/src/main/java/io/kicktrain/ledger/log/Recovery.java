package io.kicktrain.ledger.log;

import io.kicktrain.ledger.merkle.MerkleProofs;
import io.kicktrain.ledger.note.NoteException;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.tile.TileFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tree back to what was promised, from whatever a crash left: the tiles before the
 * write-ahead log are durable, and the write-ahead log makes all later ones again. Then it holds
 * the tree against every tree head known to be signed, and refuses one that does not contain it.
 */
final class Recovery {
  private static final String RESTORED =
      "If this directory was restored from a backup, restore the newest state instead. Signing from"
          + " here would contradict what others have already seen.";

  private final LogLayout layout;
  private final String origin;
  private final List<NoteSigner> signers;
  private final StoredTiles stored;

  Recovery(LogLayout layout, String origin, List<NoteSigner> signers, StoredTiles stored) {
    this.layout = layout;
    this.origin = origin;
    this.signers = signers;
    this.stored = stored;
  }

  /** Replays the write-ahead log and checks the result against the last-signed state. */
  TreeWriter recover(LastSigned lastSigned) throws IOException {
    TreeHead signed = parse(lastSigned.note());
    TreeHead published = published();
    List<Path> segments = WriteAheadLog.segments(layout.wal());
    if (segments.isEmpty()) {
      if (signed != null || published != null) {
        throw new LogException("the write-ahead log in " + layout.wal() + " is gone. " + RESTORED);
      }
      return TreeWriter.load(layout.files(), stored, 0);
    }
    TreeWriter tree = replay(segments);
    if (signed == null && tree.size() > 0) {
      throw new LogException(
          "the last-signed state is missing or broken in both slots: restore that file");
    }
    requireContains(tree, signed, "last-signed state");
    requireContains(tree, published, "published tree head");
    return tree;
  }

  private TreeWriter replay(List<Path> segments) throws IOException {
    TreeWriter tree = null;
    for (Path file : segments) {
      try (WalSegment segment = WalSegment.open(file, origin)) {
        if (tree == null) {
          tree = base(segment);
        } else if (segment.firstIndex() != tree.size()) {
          throw new LogException(
              file
                  + " starts at entry "
                  + segment.firstIndex()
                  + " but the one before it ends at "
                  + tree.size()
                  + ": a segment is damaged. "
                  + RESTORED);
        }
        for (Batch batch = segment.next(); batch != null; batch = segment.next()) {
          tree.append(batch.entries(), TreeWriter.leafHashes(batch.entries()));
        }
      }
    }
    if (tree == null) {
      throw new IllegalArgumentException("no segments");
    }
    return tree;
  }

  private TreeWriter base(WalSegment segment) throws IOException {
    TreeWriter tree = TreeWriter.load(layout.files(), stored, segment.firstIndex());
    if (!Arrays.equals(tree.root(), segment.baseRoot())) {
      throw new LogException(
          "the tiles in "
              + layout.publicDirectory()
              + " do not give the root that the write-ahead"
              + " log continues at size "
              + tree.size()
              + ": restore them from a mirror");
    }
    return tree;
  }

  private void requireContains(TreeWriter tree, @Nullable TreeHead head, String what) {
    if (head == null) {
      return;
    }
    if (!head.origin().equals(origin)) {
      throw new LogException("the " + what + " is of the log " + head.origin() + ", not " + origin);
    }
    if (head.size() > tree.size()) {
      throw new LogException(
          "the "
              + what
              + " has "
              + head.size()
              + " entries but only "
              + tree.size()
              + " are left. "
              + RESTORED);
    }
    if (!Arrays.equals(MerkleProofs.root(tree, head.size()), head.root())) {
      throw new LogException(
          "the entries do not give the root of the "
              + what
              + " at size "
              + head.size()
              + ". "
              + RESTORED);
    }
  }

  /** The published tree head, if it is there and truly ours; a broken one is written again. */
  private @Nullable TreeHead published() throws IOException {
    try {
      byte[] bytes = layout.files().read(TileFiles.CHECKPOINT);
      SignedNote note = SignedNote.parse(new String(bytes, StandardCharsets.UTF_8));
      boolean ours = signers.stream().anyMatch(s -> note.signedBy(s.verifierKey()));
      return ours ? TreeHead.parse(note.text()) : null;
    } catch (NoSuchFileException | NoteException e) {
      return null;
    }
  }

  private static @Nullable TreeHead parse(@Nullable String note) {
    return note == null ? null : TreeHead.parse(SignedNote.parse(note).text());
  }
}
