package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitWriter;

/**
 * The count of values at the start of a segment that is on its way to {@link MessageWriter}: an
 * unsigned LEB128 number.
 */
final class CodedCount {
  private static final int MAX_BYTES = 3;
  private static final int GROUP = 7;
  private static final int MORE = 1 << GROUP;

  private CodedCount() {}

  static void write(BitWriter out, int count) {
    int rest = count;
    for (; rest >= MORE; rest >>>= GROUP) {
      out.write(rest | MORE, Byte.SIZE);
    }
    out.write(rest, Byte.SIZE);
  }

  /** The count; 0 where there is none. */
  static int of(byte[] coded) {
    int count = 0;
    for (int i = 0; i < Math.min(MAX_BYTES, coded.length); i++) {
      count |= (coded[i] & (MORE - 1)) << (GROUP * i);
      if (coded[i] >= 0) {
        return count;
      }
    }
    return 0;
  }

  /** Bytes that a count takes. */
  static int bytes(int count) {
    return count < MORE ? 1 : count < MORE << GROUP ? 2 : MAX_BYTES;
  }
}
