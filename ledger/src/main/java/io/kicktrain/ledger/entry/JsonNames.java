package io.kicktrain.ledger.entry;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Member names of the entries that were read last: the same few names come again with every entry,
 * and need not become new strings each time. Any thread may replace any name at any time; whoever
 * misses one makes it again.
 */
final class JsonNames {
  private static final int SLOTS = 256;
  private static final int LONGEST = 32;

  private static final @Nullable String[] RECENT = new String[SLOTS];

  private JsonNames() {}

  /** The name that the ASCII characters from {@code from} to before {@code to} are. */
  static String of(byte[] bytes, int from, int to) {
    if (to - from > LONGEST) {
      return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = (hash ^ hash >>> 8) & (SLOTS - 1);
    String recent = RECENT[slot];
    if (recent != null && same(recent, bytes, from, to)) {
      return recent;
    }
    String name = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    RECENT[slot] = name;
    return name;
  }

  private static boolean same(String name, byte[] bytes, int from, int to) {
    if (name.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (name.charAt(i - from) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
