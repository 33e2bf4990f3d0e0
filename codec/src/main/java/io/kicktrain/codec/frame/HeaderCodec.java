package io.kicktrain.codec.frame;

import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.select.Cut;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Writes and reads the {@value MessageHeader#BYTES} bytes of a header, whose offsets the constants
 * are, and the list of dense ranges behind them.
 */
final class HeaderCodec {
  private static final int MAGIC = 'K' | 'T' << 8 | 'G' << 16 | 'M' << 24;
  private static final int GAPS = 2;

  private static final int VERSION_AT = 4;
  private static final int SELECTION_AT = 5;
  private static final int VALUES_AT = 6;
  private static final int INDEX_AT = 7;
  private static final int TRANSFORM_AT = 8;
  private static final int DENSE_VALUES_AT = 9;
  private static final int RANGES_AT = 10;
  private static final int PARAMETERS_AT = 12;
  private static final int LENGTH_AT = 20;
  private static final int SELECTION_VALUE_AT = 28;
  private static final int TABLE_LENGTH_AT = 36;

  private final ByteBuffer bytes;

  HeaderCodec(byte[] header) {
    bytes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Writes header and list; the bytes must have room for both. */
  void write(MessageHeader header, int tableLength) {
    bytes.putInt(TABLE_LENGTH_AT, tableLength);
    SegmentCoding coding = header.coding();
    bytes.putInt(0, MAGIC);
    bytes.put(VALUES_AT, (byte) coding.values().wireId());
    bytes.put(INDEX_AT, (byte) GAPS);
    bytes.put(TRANSFORM_AT, (byte) coding.transform().wireId());
    bytes.putLong(PARAMETERS_AT, header.parameters());
    bytes.putLong(LENGTH_AT, header.length());
    if (coding instanceof SegmentCoding.PerBlock perBlock) {
      bytes.put(SELECTION_AT, (byte) Selection.PerBlock.WIRE_ID);
      bytes.putLong(SELECTION_VALUE_AT, perBlock.keep());
    } else if (coding instanceof SegmentCoding.ByCut byCut) {
      bytes.put(SELECTION_AT, (byte) Selection.Global.WIRE_ID);
      bytes.putLong(SELECTION_VALUE_AT, byCut.cut().rank());
    }
    write(coding.dense());
  }

  private void write(Dense dense) {
    if (dense.isEmpty()) {
      bytes.put(VERSION_AT, (byte) MessageHeader.VERSION);
      return;
    }
    bytes.put(VERSION_AT, (byte) MessageHeader.DENSE_VERSION);
    bytes.put(DENSE_VALUES_AT, (byte) dense.values().wireId());
    bytes.putShort(RANGES_AT, (short) dense.ranges().size());
    RangeList.write(dense, bytes.position(MessageHeader.BYTES));
  }

  /** Reads the header of a message, and the list, of which the header's bytes say nothing. */
  MessageHeader read(ByteSource source) throws IOException {
    long actualLength = source.length();
    if (bytes.getInt(0) != MAGIC) {
      throw new MalformedMessageException("not a gradient message: it does not start with KTGM", 0);
    }
    int version = byteAt(VERSION_AT);
    if (version != MessageHeader.VERSION && version != MessageHeader.DENSE_VERSION) {
      throw new MalformedMessageException(
          "message version "
              + version
              + " is unknown, this program reads "
              + MessageHeader.VERSION
              + " and "
              + MessageHeader.DENSE_VERSION,
          VERSION_AT);
    }
    expect(INDEX_AT, GAPS, "index coding");
    long parameters = bytes.getLong(PARAMETERS_AT);
    checkSizes(parameters, bytes.getLong(LENGTH_AT), actualLength);
    Dense dense =
        version == MessageHeader.VERSION ? nothingDense() : dense(source, actualLength, parameters);
    checkTable(MessageHeader.tableOffset(dense), parameters, actualLength);
    return new MessageHeader(parameters, coding(dense), actualLength);
  }

  private Dense nothingDense() throws MalformedMessageException {
    for (int at = DENSE_VALUES_AT; at < PARAMETERS_AT; at++) {
      expect(at, 0, "reserved byte");
    }
    return Dense.NONE;
  }

  private Dense dense(ByteSource source, long length, long parameters) throws IOException {
    ValueFormat values =
        known(ValueFormat.ofWireId(byteAt(DENSE_VALUES_AT)), "dense format", DENSE_VALUES_AT);
    int ranges = Short.toUnsignedInt(bytes.getShort(RANGES_AT));
    if (ranges < 1 || ranges > Dense.MOST_RANGES) {
      throw new MalformedMessageException(
          "declares " + ranges + " dense ranges, valid are 1 to " + Dense.MOST_RANGES, RANGES_AT);
    }
    return RangeList.read(source, length, ranges, values, parameters);
  }

  private static void checkSizes(long parameters, long declared, long actual)
      throws MalformedMessageException {
    if (parameters < 1 || parameters > Geometry.MAX_PARAMETERS) {
      throw new MalformedMessageException(
          "declares " + parameters + " parameters, valid are 1 to 2^40", PARAMETERS_AT);
    }
    if (declared != actual) {
      throw new MalformedMessageException(
          "declares a length of " + declared + " bytes but has " + actual, LENGTH_AT);
    }
    checkTable(MessageHeader.BYTES, parameters, actual);
  }

  private static void checkTable(long offset, long parameters, long actual)
      throws MalformedMessageException {
    if (actual < offset + MessageHeader.minTableBytes(parameters)) {
      throw new MalformedMessageException(
          "ends before the table of its " + Geometry.segments(parameters) + " segments", actual);
    }
  }

  /** Bytes of the segment table of the message whose header was read. */
  int readTableLength(MessageHeader header) throws MalformedMessageException {
    int length = bytes.getInt(TABLE_LENGTH_AT);
    int least = MessageHeader.minTableBytes(header.parameters());
    if (length < least || length > header.length() - header.tableOffset()) {
      throw new MalformedMessageException(
          "declares a table of "
              + Integer.toUnsignedLong(length)
              + " bytes, valid are "
              + least
              + " to what the message has",
          TABLE_LENGTH_AT);
    }
    return length;
  }

  private SegmentCoding coding(Dense dense) throws MalformedMessageException {
    ValueFormat values = known(ValueFormat.ofWireId(byteAt(VALUES_AT)), "value format", VALUES_AT);
    Transform transform =
        known(Transform.ofWireId(byteAt(TRANSFORM_AT)), "transform", TRANSFORM_AT);
    long value = bytes.getLong(SELECTION_VALUE_AT);
    return switch (byteAt(SELECTION_AT)) {
      case Selection.PerBlock.WIRE_ID ->
          new SegmentCoding.PerBlock(values, transform, keepPerBlock(value), dense);
      case Selection.Global.WIRE_ID ->
          new SegmentCoding.ByCut(values, transform, cut(value), dense);
      default -> throw unknown("selection", SELECTION_AT);
    };
  }

  private static int keepPerBlock(long value) throws MalformedMessageException {
    if (value < 1 || value > Geometry.BLOCK) {
      throw new MalformedMessageException(
          "keeps " + value + " of each block, valid are 1 to 4096", SELECTION_VALUE_AT);
    }
    return (int) value;
  }

  private static Cut cut(long rank) throws MalformedMessageException {
    if (rank < Cut.none().rank()
        || rank >>> 32 >= Float.floatToRawIntBits(Float.POSITIVE_INFINITY)) {
      throw new MalformedMessageException(
          "cuts at " + Float.intBitsToFloat((int) (rank >>> 32)) + ", valid is 2^-36 or more",
          SELECTION_VALUE_AT);
    }
    return new Cut(rank);
  }

  private <T> T known(Optional<T> id, String what, int offset) throws MalformedMessageException {
    return id.orElseThrow(() -> unknown(what, offset));
  }

  private void expect(int offset, int expected, String what) throws MalformedMessageException {
    if (byteAt(offset) != expected) {
      throw unknown(what, offset);
    }
  }

  private MalformedMessageException unknown(String what, int offset) {
    return new MalformedMessageException(what + " " + byteAt(offset) + " is unknown", offset);
  }

  private int byteAt(int offset) {
    return bytes.get(offset) & 0xff;
  }
}
