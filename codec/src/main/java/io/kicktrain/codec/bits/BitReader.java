package io.kicktrain.codec.bits;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads what {@link BitWriter} wrote. Past its end the stream goes on with zeros; {@link #overrun}
 * tells, so that inner loops need not check at every step.
 */
public final class BitReader {
  /** Zero bytes that must follow the stream in its array, because whole words are loaded. */
  public static final int PADDING = Long.BYTES;

  /** Bits of {@link #peek} that are valid. */
  public static final int PEEK = 57;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private final int end;
  private long position;

  /**
   * @param bytes the stream at index 0, followed by at least {@link #PADDING} zero bytes
   * @param length bytes of the stream
   */
  public BitReader(byte[] bytes, int length) {
    if (length < 0 || length > bytes.length - PADDING) {
      throw new IllegalArgumentException(
          length + " bytes and their padding do not fit into " + bytes.length);
    }
    this.bytes = bytes;
    this.end = length;
  }

  /** The next {@value #PEEK} bits, the next one lowest, without consuming them. */
  public long peek() {
    long at = position >>> 3;
    return at >= end ? 0 : (long) LONG.get(bytes, (int) at) >>> (position & 7);
  }

  /** Consumes {@code count} bits. */
  public void skip(int count) {
    position += count;
  }

  /** The next {@code count} bits, 0..32, as a number. */
  public int read(int count) {
    int value = (int) (peek() & ((1L << count) - 1));
    position += count;
    return value;
  }

  /** Whether more bits were consumed than there are. */
  public boolean overrun() {
    return position > 8L * end;
  }

  /** Bits left, not negative. */
  public long remaining() {
    return Math.max(0, 8L * end - position);
  }

  /** Index of the byte that holds the next bit. */
  public int byteOffset() {
    return (int) Math.min(end, position >>> 3);
  }
}
