package io.kicktrain.codec.frame;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * The fixed part at the start of a message; see docs/wire-format.md.
 *
 * @param parameters coordinates of the vector, 1..2^40
 * @param keepPerBlock coordinates sent of each full block at most, 1..4096
 * @param values how values are written
 * @param length bytes of the whole message
 */
public record MessageHeader(long parameters, int keepPerBlock, ValueFormat values, long length) {
  /** Bytes of the header. */
  public static final int BYTES = 28;

  /** The format's version that this code reads and writes. */
  public static final int VERSION = 1;

  private static final int MAGIC = 'K' | 'T' << 8 | 'G' << 16 | 'M' << 24;
  private static final int BLOCK_TOP_K = 1;
  private static final int RICE_GAPS = 1;
  private static final int NO_TRANSFORM = 0;

  public MessageHeader {
    Objects.requireNonNull(values, "values");
    if (parameters < 1 || parameters > Geometry.MAX_PARAMETERS) {
      throw new IllegalArgumentException("parameters must be 1 to 2^40, not " + parameters);
    }
    if (keepPerBlock < 1 || keepPerBlock > Geometry.BLOCK) {
      throw new IllegalArgumentException("keepPerBlock must be 1 to 4096, not " + keepPerBlock);
    }
    if (length < BYTES + (long) Geometry.segments(parameters)) {
      throw new IllegalArgumentException(
          "a message of " + length + " bytes cannot hold the segments of " + parameters);
    }
  }

  /** Number of segments. */
  public int segments() {
    return Geometry.segments(parameters);
  }

  /** Whether the message was coded as {@code settings} say; the decay leaves no trace in it. */
  public boolean matches(CodecSettings settings) {
    return keepPerBlock == settings.keepPerBlock() && values == settings.values();
  }

  /** Appends the header's {@value #BYTES} bytes to {@code out}. */
  void writeTo(ByteBuffer out) {
    out.order(ByteOrder.LITTLE_ENDIAN)
        .putInt(MAGIC)
        .put((byte) VERSION)
        .put((byte) BLOCK_TOP_K)
        .put((byte) values.wireId())
        .put((byte) RICE_GAPS)
        .putShort((short) keepPerBlock)
        .put((byte) NO_TRANSFORM)
        .put((byte) 0)
        .putLong(parameters)
        .putLong(length);
  }

  /**
   * Reads a header from the first {@value #BYTES} bytes of a message of {@code actualLength} bytes.
   */
  static MessageHeader read(ByteBuffer in, long actualLength) throws MalformedMessageException {
    in.order(ByteOrder.LITTLE_ENDIAN);
    if (in.getInt(0) != MAGIC) {
      throw new MalformedMessageException("not a gradient message: it does not start with KTGM", 0);
    }
    int version = in.get(4) & 0xff;
    if (version != VERSION) {
      throw new MalformedMessageException(
          "message version " + version + " is unknown, this program reads " + VERSION, 4);
    }
    expect(in.get(5), BLOCK_TOP_K, "selection", 5);
    expect(in.get(7), RICE_GAPS, "index coding", 7);
    expect(in.get(10), NO_TRANSFORM, "transform", 10);
    expect(in.get(11), 0, "reserved byte", 11);
    return fields(in, actualLength);
  }

  private static MessageHeader fields(ByteBuffer in, long actualLength)
      throws MalformedMessageException {
    int wireId = in.get(6) & 0xff;
    ValueFormat values =
        ValueFormat.ofWireId(wireId)
            .orElseThrow(
                () -> new MalformedMessageException("value format " + wireId + " is unknown", 6));
    int keepPerBlock = in.getShort(8) & 0xffff;
    if (keepPerBlock < 1 || keepPerBlock > Geometry.BLOCK) {
      throw new MalformedMessageException(
          "keeps " + keepPerBlock + " of each block, valid are 1 to 4096", 8);
    }
    long parameters = in.getLong(12);
    if (parameters < 1 || parameters > Geometry.MAX_PARAMETERS) {
      throw new MalformedMessageException(
          "declares " + parameters + " parameters, valid are 1 to 2^40", 12);
    }
    long length = in.getLong(20);
    if (length != actualLength) {
      throw new MalformedMessageException(
          "declares a length of " + length + " bytes but has " + actualLength, 20);
    }
    if (length < BYTES + (long) Geometry.segments(parameters)) {
      throw new MalformedMessageException(
          "ends before the table of its " + Geometry.segments(parameters) + " segments", length);
    }
    return new MessageHeader(parameters, keepPerBlock, values, length);
  }

  private static void expect(byte actual, int expected, String what, int offset)
      throws MalformedMessageException {
    if ((actual & 0xff) != expected) {
      throw new MalformedMessageException(
          what + " " + (actual & 0xff) + " is unknown, this program reads " + expected, offset);
    }
  }
}
