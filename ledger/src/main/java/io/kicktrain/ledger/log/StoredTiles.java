package io.kicktrain.ledger.log;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.ledger.tile.TileHashes;
import io.kicktrain.ledger.tile.TileId;
import io.kicktrain.ledger.tile.TileNodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hash tiles of our own log, read from its files with a bounded cache. Thread-safe. Tiles only
 * grow, so a cached one serves every smaller tree too.
 */
final class StoredTiles extends TileHashes {
  private static final int CACHED = 512; // about 16 KiB each

  private record Place(int level, long index) {}

  private final TileFiles files;
  private volatile long publishedSize;
  private final Map<Place, TileNodes> cache =
      new LinkedHashMap<>(CACHED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, TileNodes> eldest) {
          return size() > CACHED;
        }
      };

  StoredTiles(TileFiles files) {
    this.files = files;
  }

  /** From now on trees up to {@code size} entries may be read. */
  void published(long size) {
    publishedSize = size;
  }

  @Override
  protected TileNodes tile(int level, long index, int width) {
    TileNodes cached = cached(level, index);
    return cached != null && cached.width() >= width
        ? cached
        : add(level, index, load(TileId.inTree(level, index, publishedSize)));
  }

  /** A tile that is full, published or not. */
  TileNodes full(int level, long index) {
    TileNodes cached = cached(level, index);
    return cached != null && cached.full()
        ? cached
        : add(level, index, load(TileId.full(level, index)));
  }

  private @Nullable TileNodes cached(int level, long index) {
    synchronized (cache) {
      return cache.get(new Place(level, index));
    }
  }

  /** Takes a tile that will not grow any more under the hands of its reader. */
  @CanIgnoreReturnValue
  TileNodes add(int level, long index, TileNodes tile) {
    synchronized (cache) {
      cache.put(new Place(level, index), tile);
    }
    return tile;
  }

  TileNodes load(TileId id) {
    try {
      TileNodes nodes = TileNodes.of(files.read(id.path()));
      if (nodes.width() != id.width()) {
        throw new LogException(damaged(id) + "has " + nodes.width() + " hashes");
      }
      return nodes;
    } catch (NoSuchFileException e) {
      throw new LogException(damaged(id) + "is missing", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + files.file(id), e);
    }
  }

  private String damaged(TileId id) {
    return "restore it from a mirror: " + files.file(id) + " ";
  }
}
