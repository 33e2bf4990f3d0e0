package io.kicktrain.ledger.tile;

import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.merkle.MerkleProofs;
import io.kicktrain.ledger.note.TreeHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A log seen through its tiles by somebody who trusts only a tree head. Every hash and entry that
 * comes out was checked against that tree head's root: the tiles at the tree's right edge by
 * recomputing the root, every other tile against the tile above it. Not thread-safe.
 */
public final class VerifiedTiles extends TileHashes {
  private static final int CACHED = 256;

  private final TileSource source;
  private final TreeHead head;

  /** The partial tiles by level. The root is made of exactly their hashes. */
  private final Map<Integer, TileNodes> edge = new HashMap<>();

  private final Map<TileId, TileNodes> verified =
      new LinkedHashMap<>(CACHED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TileId, TileNodes> eldest) {
          return size() > CACHED;
        }
      };

  /**
   * Reads the right edge and checks it.
   *
   * @param head a tree head whose signature the caller has verified
   * @throws TileException if the tiles do not give the tree head's root, or one is missing
   */
  public VerifiedTiles(TileSource source, TreeHead head) {
    this.source = source;
    this.head = head;
    verifyEdge();
  }

  private void verifyEdge() {
    for (int level = 0; TileId.hashesAt(level, head.size()) > 0; level++) {
      long hashes = TileId.hashesAt(level, head.size());
      if (hashes % TileId.FULL != 0) {
        edge.put(level, load(TileId.inTree(level, hashes / TileId.FULL, head.size())));
      }
    }
    byte[] root = MerkleProofs.root(this, head.size());
    if (!MessageDigest.isEqual(root, head.root())) {
      throw new TileException("tiles do not give the root of tree head " + head);
    }
  }

  /** The tree head that everything is checked against. */
  public TreeHead head() {
    return head;
  }

  @Override
  protected TileNodes tile(int level, long index, int width) {
    TileId id = TileId.inTree(level, index, head.size());
    TileNodes partial = id.partial() ? edge.get(level) : null;
    if (partial != null) {
      return partial;
    }
    TileNodes nodes = verified.get(id);
    if (nodes == null) {
      nodes = load(id);
      byte[] expected = node((level + 1) * TileId.HEIGHT, index);
      if (!MessageDigest.isEqual(nodes.root(), expected)) {
        throw new TileException(id.path() + " does not belong to tree head " + head);
      }
      verified.put(id, nodes);
    }
    return nodes;
  }

  /**
   * The entries of one bundle, each checked against its leaf hash.
   *
   * @param index number of the bundle: entries {@code 256 * index} and following
   * @throws TileException if one does not match; the message names its index
   */
  public List<byte[]> bundle(long index) {
    TileId id = TileId.inTree(TileId.ENTRIES, index, head.size());
    List<byte[]> entries = EntryBundle.decode(read(id), id.width());
    TileNodes leaves = tile(0, index, id.width());
    for (int i = 0; i < entries.size(); i++) {
      if (!MessageDigest.isEqual(MerkleHash.leaf(entries.get(i)), leaves.node(0, i))) {
        throw new TileException(
            "entry " + (index * TileId.FULL + i) + " does not match its leaf hash");
      }
    }
    return entries;
  }

  /**
   * One entry, checked.
   *
   * @throws IllegalArgumentException unless 0 <= index < size
   */
  public byte[] entry(long index) {
    if (index < 0 || index >= head.size()) {
      throw new IllegalArgumentException("no entry " + index + " in a log of " + head.size());
    }
    return bundle(index / TileId.FULL).get((int) (index % TileId.FULL));
  }

  private TileNodes load(TileId id) {
    TileNodes nodes = TileNodes.of(read(id));
    if (nodes.width() != id.width()) {
      throw new TileException(id.path() + " has " + nodes.width() + " hashes");
    }
    return nodes;
  }

  private byte[] read(TileId id) {
    try {
      return source.read(id.path());
    } catch (NoSuchFileException e) {
      throw new TileException(id.path() + " is missing", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + id.path(), e);
    }
  }
}
