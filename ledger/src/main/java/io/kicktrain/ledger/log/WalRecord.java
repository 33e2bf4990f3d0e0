package io.kicktrain.ledger.log;

import io.kicktrain.ledger.tile.EntryBundle;
import io.kicktrain.ledger.tile.TileException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One batch in the write-ahead log: magic (4 bytes), length of the payload (4), first index (8),
 * number of entries (4), CRC-32C over those 20 bytes and the payload (4), payload; numbers are
 * big-endian, the payload is an entry bundle.
 */
final class WalRecord {
  static final int HEADER = 24;
  private static final int MAGIC = 0x4b545742; // "KTWB"
  private static final int CHECKED_HEADER = 20;

  private WalRecord() {}

  static ByteBuffer encode(Batch batch) {
    int payload = 0;
    for (byte[] entry : batch.entries()) {
      payload = Math.addExact(payload, 2 + entry.length);
    }
    ByteBuffer record = ByteBuffer.allocate(Math.addExact(HEADER, payload));
    record.putInt(MAGIC).putInt(payload).putLong(batch.firstIndex());
    record.putInt(batch.entries().size()).putInt(0);
    for (byte[] entry : batch.entries()) {
      record.putShort((short) entry.length).put(entry);
    }
    record.putInt(CHECKED_HEADER, checksum(record.array(), payload));
    return record.flip();
  }

  /** The length of the payload that a header announces, or -1 if it is no header. */
  static int payloadLength(byte[] header) {
    if (header.length < HEADER) {
      return -1;
    }
    ByteBuffer fields = ByteBuffer.wrap(header);
    int length = fields.getInt(4);
    return fields.getInt(0) == MAGIC && length > 0 ? length : -1;
  }

  /** Decodes a whole record; null unless its checksum is right and it starts at that index. */
  static @Nullable Batch decode(byte[] record, long expectedIndex) {
    ByteBuffer header = ByteBuffer.wrap(record);
    int payload = record.length - HEADER;
    if (header.getInt(CHECKED_HEADER) != checksum(record, payload)
        || header.getLong(8) != expectedIndex) {
      return null;
    }
    try {
      byte[] bundle = new byte[payload];
      header.get(HEADER, bundle);
      return new Batch(expectedIndex, EntryBundle.decode(bundle, header.getInt(16)));
    } catch (TileException e) {
      return null;
    }
  }

  private static int checksum(byte[] record, int payload) {
    CRC32C crc = new CRC32C();
    crc.update(record, 0, CHECKED_HEADER);
    crc.update(record, HEADER, payload);
    return (int) crc.getValue();
  }
}
