package io.kicktrain.ledger.tile;

import io.kicktrain.ledger.bytes.Decimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one tile or entry bundle of the C2SP tlog-tiles layout.
 *
 * @param level 0..7 for hash tiles (2^63 leaves need no more), {@link #ENTRIES} for entry bundles
 * @param index number of the tile within its level, from 0
 * @param width number of hashes or entries: 256 for a full one, 1..255 for a partial one
 */
public record TileId(int level, long index, int width) {
  /** Hashes in a full tile. */
  public static final int FULL = 256;

  /** Levels of the Merkle tree that a tile spans. */
  public static final int HEIGHT = 8;

  /** The level that stands for entry bundles. */
  public static final int ENTRIES = -1;

  /** The highest tile level. */
  public static final int MAX_LEVEL = 7;

  private static final Pattern PATH =
      Pattern.compile(
          "tile/(entries|[0-7])/((?:x[0-9]{3}/){0,6})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /** Checks the ranges. */
  public TileId {
    if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException(
          "no tile at level " + level + " index " + index + " width " + width);
    }
  }

  /** The full tile at a level. */
  public static TileId full(int level, long index) {
    return new TileId(level, index, FULL);
  }

  /**
   * The tile of a tree of {@code size} leaves at that place: full, or cut at the tree's right edge.
   *
   * @throws IllegalArgumentException if the tree has no hash there
   */
  public static TileId inTree(int level, long index, long size) {
    long available = hashesAt(level, size) - index * FULL;
    return new TileId(level, index, (int) Math.max(0, Math.min(FULL, available)));
  }

  /** How many hashes a tree of {@code size} leaves has at a tile level. */
  public static long hashesAt(int level, long size) {
    return size >>> (HEIGHT * Math.max(level, 0));
  }

  /** Whether fewer than 256 hashes or entries are in it. */
  public boolean partial() {
    return width < FULL;
  }

  /** The path below the log's prefix, such as {@code tile/0/x001/234.p/5}. */
  public String path() {
    StringBuilder number = new StringBuilder(threeDigits(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      number.insert(0, "x" + threeDigits(rest % 1000) + "/");
    }
    String kind = level == ENTRIES ? "entries" : Integer.toString(level);
    return "tile/" + kind + "/" + number + (partial() ? ".p/" + width : "");
  }

  /**
   * Parses a path.
   *
   * @throws IllegalArgumentException unless {@link #path()} gives exactly this text
   */
  public static TileId parse(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a tile path");
    }
    int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
    String digits = matcher.group(2).replaceAll("[x/]", "") + matcher.group(3);
    long index = Decimal.parse(digits.replaceFirst("^0+(?=.)", ""));
    int width = matcher.group(4) == null ? FULL : Integer.parseInt(matcher.group(4));
    TileId tile = new TileId(level, index, width);
    if (!tile.path().equals(path)) {
      throw new IllegalArgumentException("not a canonical tile path");
    }
    return tile;
  }

  private static String threeDigits(long number) {
    return String.format("%03d", number);
  }
}
