package io.kicktrain.codec.bits;

import java.util.Arrays;

/**
 * A growing bit stream: bit i of the stream is bit i mod 8, counted from the least significant, of
 * byte i / 8.
 */
public final class BitWriter {
  private byte[] bytes = new byte[256];
  private int size;
  private long pending;
  private int pendingBits;

  /** Appends the low {@code count} bits of {@code value}, lowest first; 0..32 bits. */
  public void write(int value, int count) {
    pending |= (value & ((1L << count) - 1)) << pendingBits;
    pendingBits += count;
    if (pendingBits >= 32) {
      flushWord();
    }
  }

  /** Bits written so far. */
  public long bitLength() {
    return 8L * size + pendingBits;
  }

  /** Ends the stream with zero bits up to a full byte, returns it and starts an empty one. */
  public byte[] finish() {
    ensure(Integer.BYTES);
    while (pendingBits > 0) {
      bytes[size++] = (byte) pending;
      pending >>>= 8;
      pendingBits -= 8;
    }
    byte[] result = Arrays.copyOf(bytes, size);
    size = 0;
    pending = 0;
    pendingBits = 0;
    return result;
  }

  private void flushWord() {
    ensure(Integer.BYTES);
    bytes[size] = (byte) pending;
    bytes[size + 1] = (byte) (pending >>> 8);
    bytes[size + 2] = (byte) (pending >>> 16);
    bytes[size + 3] = (byte) (pending >>> 24);
    size += 4;
    pending >>>= 32;
    pendingBits -= 32;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
  }
}
