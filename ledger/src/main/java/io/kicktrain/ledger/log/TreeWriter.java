package io.kicktrain.ledger.log;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.merkle.MerkleProofs;
import io.kicktrain.ledger.tile.EntryBundle;
import io.kicktrain.ledger.tile.TileException;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.ledger.tile.TileHashes;
import io.kicktrain.ledger.tile.TileId;
import io.kicktrain.ledger.tile.TileNodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The growing tree: keeps the right edge in memory and writes tiles and bundles as they grow. What
 * it writes is visible at once but durable only when the {@link #takeUnsynced} files are synced;
 * until then the write-ahead log can make them again. For one thread.
 */
final class TreeWriter extends TileHashes {
  private final TileFiles files;
  private final StoredTiles stored;
  private final List<TileNodes> edge = new ArrayList<>();
  private ByteArrayOutputStream bundle = new ByteArrayOutputStream();
  private Set<TileId> unsynced = new LinkedHashSet<>();
  private long size;

  private TreeWriter(TileFiles files, StoredTiles stored) {
    this.files = files;
    this.stored = stored;
  }

  /** Continues the tree of {@code size} entries whose right edge is in the files. */
  static TreeWriter load(TileFiles files, StoredTiles stored, long size) throws IOException {
    TreeWriter tree = new TreeWriter(files, stored);
    for (int level = 0; TileId.hashesAt(level, size) > 0; level++) {
      long hashes = TileId.hashesAt(level, size);
      boolean partial = hashes % TileId.FULL != 0;
      tree.edge.add(
          partial
              ? stored.load(TileId.inTree(level, hashes / TileId.FULL, size))
              : new TileNodes());
    }
    if (size % TileId.FULL != 0) {
      tree.loadBundle(TileId.inTree(TileId.ENTRIES, size / TileId.FULL, size));
    }
    tree.size = size;
    return tree;
  }

  /** Goes on with a bundle only if it is right: its entries will be written again. */
  private void loadBundle(TileId id) throws IOException {
    try {
      byte[] bytes = files.read(id.path());
      List<byte[]> entries = EntryBundle.decode(bytes, id.width());
      for (int i = 0; i < entries.size(); i++) {
        if (!Arrays.equals(MerkleHash.leaf(entries.get(i)), edge.get(0).node(0, i))) {
          throw new TileException("its entry " + i + " does not match its leaf hash");
        }
      }
      bundle.writeBytes(bytes);
    } catch (NoSuchFileException e) {
      throw new LogException("restore it from a mirror: " + files.file(id) + " is missing", e);
    } catch (TileException e) {
      throw new LogException(
          "restore it from a mirror: " + files.file(id) + " is damaged, " + e.getMessage(), e);
    }
  }

  long size() {
    return size;
  }

  byte[] root() {
    return MerkleProofs.root(this, size);
  }

  /** Adds entries and writes every tile and bundle that changed. */
  void append(List<byte[]> entries, List<byte[]> leafHashes) throws IOException {
    for (int i = 0; i < entries.size(); i++) {
      EntryBundle.add(bundle, entries.get(i));
      size++;
      if (size % TileId.FULL == 0) {
        write(TileId.full(TileId.ENTRIES, size / TileId.FULL - 1), bundle.toByteArray());
        bundle = new ByteArrayOutputStream();
      }
      addHash(0, leafHashes.get(i));
    }
    writeEdge();
  }

  static List<byte[]> leafHashes(List<byte[]> entries) {
    return entries.stream().map(MerkleHash::leaf).toList();
  }

  private void addHash(int level, byte[] hash) throws IOException {
    if (level == edge.size()) {
      edge.add(new TileNodes());
    }
    TileNodes tile = edge.get(level);
    tile.add(hash);
    if (tile.full()) {
      long index = TileId.hashesAt(level, size) / TileId.FULL - 1;
      write(TileId.full(level, index), tile.bytes());
      stored.add(level, index, tile);
      edge.set(level, new TileNodes());
      addHash(level + 1, tile.root());
    }
  }

  private void writeEdge() throws IOException {
    if (size % TileId.FULL != 0) {
      TileId id = TileId.inTree(TileId.ENTRIES, size / TileId.FULL, size);
      write(id, bundle.toByteArray());
    }
    for (int level = 0; level < edge.size(); level++) {
      long hashes = TileId.hashesAt(level, size);
      if (hashes % TileId.FULL != 0) {
        TileId id = TileId.inTree(level, hashes / TileId.FULL, size);
        if (!unsynced.contains(id)) {
          write(id, edge.get(level).bytes());
        }
      }
    }
  }

  private void write(TileId id, byte[] bytes) throws IOException {
    DurableFiles.writeVisible(files.file(id), bytes);
    unsynced.add(id);
  }

  /** The tiles written since the last call, for {@link TileSync}. */
  Set<TileId> takeUnsynced() {
    Set<TileId> taken = unsynced;
    unsynced = new LinkedHashSet<>();
    return taken;
  }

  @Override
  protected TileNodes tile(int level, long index, int width) {
    boolean atEdge = index == TileId.hashesAt(level, size) / TileId.FULL;
    return atEdge ? edge.get(level) : stored.full(level, index);
  }
}
