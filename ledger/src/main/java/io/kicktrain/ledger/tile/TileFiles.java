package io.kicktrain.ledger.tile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The static files of a log in a folder. A partial tile or bundle that is not there as a file is
 * cut from the full one, whose prefix it is, so that readers of old tree heads are always served.
 */
public final class TileFiles implements TileSource {
  /** The path of the newest signed tree head. */
  public static final String CHECKPOINT = "checkpoint";

  /** A full bundle of the largest entries. */
  private static final int MAX_FILE = TileId.FULL * (EntryBundle.MAX_ENTRY + 2);

  private final Path root;

  /** Files under {@code root}: {@code root/checkpoint} and {@code root/tile/...}. */
  public TileFiles(Path root) {
    this.root = root;
  }

  /**
   * Reads {@code checkpoint} or a tile.
   *
   * @throws IllegalArgumentException if {@code path} is no path of the layout
   */
  @Override
  public byte[] read(String path) throws IOException {
    if (path.equals(CHECKPOINT)) {
      return limited(root.resolve(CHECKPOINT));
    }
    TileId id = TileId.parse(path);
    try {
      return limited(file(id));
    } catch (NoSuchFileException e) {
      if (!id.partial()) {
        throw e;
      }
      return cut(limited(file(TileId.full(id.level(), id.index()))), id);
    }
  }

  /** Where a tile's file is, or would be. */
  public Path file(TileId id) {
    return root.resolve(id.path());
  }

  /** The directory of the partial tiles that came before a full one. */
  public Path partialsOf(TileId full) {
    return root.resolve(full.path() + ".p");
  }

  private static byte[] cut(byte[] full, TileId id) {
    if (id.level() == TileId.ENTRIES) {
      return EntryBundle.prefix(full, id.width());
    }
    int length = id.width() * 32;
    if (full.length < length) {
      throw new TileException("full tile of " + id.path() + " has only " + full.length + " bytes");
    }
    return Arrays.copyOf(full, length);
  }

  private static byte[] limited(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_FILE + 1);
      if (bytes.length > MAX_FILE) {
        throw new TileException(file + " is larger than any tile or bundle");
      }
      return bytes;
    }
  }
}
