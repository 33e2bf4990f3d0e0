package io.kicktrain.ledger.run;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One block of a run: up to 170 postings in order, each with the fingerprint (16 bytes) and the
 * entry's index (8); zeros up to byte 4,088; the number of postings (4); CRC-32C of the foregoing
 * (4). Numbers are big-endian.
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
    int count = bytes.getInt(COUNT_AT);
    if (count < 1 || count > RECORDS) {
      throw new DamagedRunException(where + " has " + count + " postings");
    }
    return new RunBlock(bytes, count);
  }

  void add(Posting posting) {
    bytes
        .position(count * RECORD)
        .putLong(posting.key().high())
        .putLong(posting.key().low())
        .putLong(posting.index());
    count++;
  }

  boolean full() {
    return count == RECORDS;
  }

  int count() {
    return count;
  }

  /** Posting number {@code i}, 0 .. count - 1. */
  Posting get(int i) {
    int at = i * RECORD;
    Fingerprint key = new Fingerprint(bytes.getLong(at), bytes.getLong(at + 8));
    return new Posting(key, bytes.getLong(at + 16));
  }

  Posting last() {
    return get(count - 1);
  }

  /** The bytes of a block that is filled. */
  byte[] encode() {
    bytes.putInt(COUNT_AT, count);
    bytes.putInt(CHECKSUM_AT, checksum(bytes.array()));
    return bytes.array();
  }

  /** Number of the first posting that is not before {@code wanted}, or the count. */
  int lowerBound(Posting wanted) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (get(middle).compareTo(wanted) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int checksum(byte[] block) {
    CRC32C crc = new CRC32C();
    crc.update(block, 0, CHECKSUM_AT);
    return (int) crc.getValue();
  }
}
