package io.kicktrain.ledger.tile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Entry bundles of tlog-tiles: every entry after its length as a big-endian 16-bit number. */
public final class EntryBundle {
  /** The largest entry in bytes. */
  public static final int MAX_ENTRY = 65_535;

  private EntryBundle() {}

  /** Appends one entry to a bundle. */
  public static void add(ByteArrayOutputStream bundle, byte[] entry) {
    if (entry.length > MAX_ENTRY) {
      throw new IllegalArgumentException(
          "entry of " + entry.length + " bytes; a log entry has at most " + MAX_ENTRY);
    }
    bundle.write(entry.length >>> 8);
    bundle.write(entry.length);
    bundle.writeBytes(entry);
  }

  /** The bundle of {@code entries} in order. */
  public static byte[] encode(List<byte[]> entries) {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    entries.forEach(entry -> add(bundle, entry));
    return bundle.toByteArray();
  }

  /**
   * Splits a bundle.
   *
   * @param width how many entries it must hold, with nothing after them
   * @throws TileException if it holds fewer or more; the message has the offset
   */
  public static List<byte[]> decode(byte[] bundle, int width) {
    List<byte[]> entries = new ArrayList<>(width);
    int end = scan(bundle, width, entries);
    if (end != bundle.length) {
      throw new TileException(
          "entry bundle goes on after its " + width + " entries at byte " + end);
    }
    return entries;
  }

  /** The first {@code width} entries of a bundle that may hold more, as bytes of a bundle. */
  static byte[] prefix(byte[] bundle, int width) {
    return Arrays.copyOf(bundle, scan(bundle, width, new ArrayList<>(width)));
  }

  private static int scan(byte[] bundle, int width, List<byte[]> entries) {
    int offset = 0;
    for (int i = 0; i < width; i++) {
      if (bundle.length - offset < 2) {
        throw new TileException("entry bundle ends at byte " + offset + ", in entry " + i);
      }
      int length = (bundle[offset] & 0xff) << 8 | (bundle[offset + 1] & 0xff);
      if (bundle.length - offset - 2 < length) {
        throw new TileException("entry bundle ends in entry " + i + " at byte " + offset);
      }
      entries.add(Arrays.copyOfRange(bundle, offset + 2, offset + 2 + length));
      offset += 2 + length;
    }
    return offset;
  }
}
