package io.kicktrain.codec.bits;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads what {@link BitWriter} wrote. Past its end the stream goes on with zeros; {@link #overrun}
 * tells, so that inner loops need not check at every step. Reusable, not thread-safe.
 */
public final class BitReader {
  /**
   * Zero bytes that must follow the stream in its array: a loop may read that far past the end
   * before it has to look at {@link #overrun}.
   */
  public static final int PADDING = 256;

  /** Bits of {@link #peek} that are valid. */
  public static final int PEEK = 57;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final byte[] EMPTY = new byte[PADDING];

  private byte[] bytes = EMPTY;
  private int end;
  private long position;

  /** An empty stream. */
  public BitReader() {}

  /** The same as {@link #start} on a new reader. */
  public BitReader(byte[] bytes, int length) {
    start(bytes, length);
  }

  /**
   * Starts reading a stream.
   *
   * @param bytes the stream at index 0, followed by at least {@link #PADDING} zero bytes
   * @param length bytes of the stream
   */
  public void start(byte[] bytes, int length) {
    if (length < 0 || length > bytes.length - PADDING) {
      throw new IllegalArgumentException(
          length + " bytes and their padding do not fit into " + bytes.length);
    }
    this.bytes = bytes;
    this.end = length;
    this.position = 0;
  }

  /**
   * {@value #PEEK} or more bits from bit {@code position} of a padded array on, the first lowest.
   */
  public static long load(byte[] bytes, long position) {
    return (long) LONG.get(bytes, (int) (position >>> 3)) >>> (position & 7);
  }

  /** The array of the stream, for loops that keep the position to themselves. */
  public byte[] bytes() {
    return bytes;
  }

  /** The bit that is read next, counted from 0; more than there are after an overrun. */
  public long position() {
    return position;
  }

  /** Goes on reading at another bit. */
  public void seek(long position) {
    this.position = position;
  }

  /** The next {@value #PEEK} bits, the next one lowest, without consuming them. */
  public long peek() {
    return overrun() ? 0 : load(bytes, position);
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
