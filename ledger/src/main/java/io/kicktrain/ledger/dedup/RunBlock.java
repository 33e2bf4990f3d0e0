package io.kicktrain.ledger.dedup;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One block of a run: up to 170 records in order of their fingerprints, each with the fingerprint
 * (16 bytes) and the entry's index (8); zeros up to byte 4,088; the number of records (4); CRC-32C
 * of the foregoing (4). Numbers are big-endian.
 */
final class RunBlock {
  static final int BYTES = 4096;
  static final int RECORDS = 170;
  private static final int RECORD = 24;
  private static final int COUNT_AT = BYTES - 8;
  private static final int CHECKSUM_AT = BYTES - 4;

  private final ByteBuffer bytes;
  private int count;

  /** An empty block, to be filled in order. */
  RunBlock() {
    this.bytes = ByteBuffer.allocate(BYTES);
  }

  private RunBlock(ByteBuffer bytes, int count) {
    this.bytes = bytes;
    this.count = count;
  }

  /**
   * Reads a block.
   *
   * @throws DamagedRunException unless its checksum is right
   */
  static RunBlock decode(byte[] block, String where) throws DamagedRunException {
    ByteBuffer bytes = ByteBuffer.wrap(block);
    if (block.length != BYTES || bytes.getInt(CHECKSUM_AT) != checksum(block)) {
      throw new DamagedRunException(where + " is damaged");
    }
    return new RunBlock(bytes, bytes.getInt(COUNT_AT));
  }

  void add(Fingerprint key, long index) {
    bytes.position(count * RECORD).putLong(key.high()).putLong(key.low()).putLong(index);
    count++;
  }

  boolean full() {
    return count == RECORDS;
  }

  int count() {
    return count;
  }

  Fingerprint key(int record) {
    int at = record * RECORD;
    return new Fingerprint(bytes.getLong(at), bytes.getLong(at + 8));
  }

  long index(int record) {
    return bytes.getLong(record * RECORD + 16);
  }

  /** The bytes of a block that is filled. */
  byte[] encode() {
    bytes.putInt(COUNT_AT, count);
    bytes.putInt(CHECKSUM_AT, checksum(bytes.array()));
    return bytes.array();
  }

  /** The entry with that fingerprint, or -1. */
  long find(Fingerprint key) {
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = key(middle).compareTo(key);
      if (order == 0) {
        return index(middle);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private static int checksum(byte[] block) {
    CRC32C crc = new CRC32C();
    crc.update(block, 0, CHECKSUM_AT);
    return (int) crc.getValue();
  }
}
