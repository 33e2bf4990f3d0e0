package io.kicktrain.codec.bits;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A growing bit stream: bit i of the stream is bit i mod 8, counted from the least significant, of
 * byte i / 8. Not thread-safe.
 */
public final class BitWriter {
  /** Most bits of one {@link #write}. */
  public static final int MOST = 56;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[256];
  private int size;
  private long pending;
  private int pendingBits;

  /** Appends the low {@code count} bits of {@code value}, lowest first; 0..{@value #MOST} bits. */
  public void write(long value, int count) {
    if (size + Long.BYTES > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    pending |= (value & ((1L << count) - 1)) << pendingBits;
    pendingBits += count;
    LONG.set(bytes, size, pending);
    size += pendingBits >>> 3;
    pending >>>= pendingBits & ~7;
    pendingBits &= 7;
  }

  /** Bits written so far. */
  public long bitLength() {
    return 8L * size + pendingBits;
  }

  /** Ends the stream with zero bits up to a full byte, returns it and starts an empty one. */
  public byte[] finish() {
    write(0, -pendingBits & 7);
    byte[] result = Arrays.copyOf(bytes, size);
    size = 0;
    return result;
  }
}
