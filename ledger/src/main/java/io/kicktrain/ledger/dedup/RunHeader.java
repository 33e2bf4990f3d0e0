package io.kicktrain.ledger.dedup;

import io.kicktrain.ledger.bytes.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a run says about itself: magic (8 bytes), SHA-256 of the origin (32), first entry and entry
 * after the last that it covers (8 each), number of records (8), SHA-256 over those 64 bytes (32);
 * padded with zeros to one block. Numbers are big-endian.
 *
 * @param from first log entry that the run covers
 * @param to log entry after the last
 * @param records how many of them have an identity
 */
record RunHeader(long from, long to, long records) {
  private static final long MAGIC = 0x4b5452554e303031L; // "KTRUN001"
  private static final int CHECKED = 64;

  /** Checks the ranges. */
  RunHeader {
    if (from < 0 || to <= from || records < 0 || records > to - from) {
      throw new IllegalArgumentException(
          "no run of " + records + " records over entries " + from + " to " + to);
    }
  }

  byte[] encode(String origin) {
    ByteBuffer block = ByteBuffer.allocate(RunBlock.BYTES);
    block.putLong(MAGIC).put(hash(origin)).putLong(from).putLong(to).putLong(records);
    return block.put(Sha256.of(Arrays.copyOf(block.array(), CHECKED))).array();
  }

  /** Reads the first block of {@code file}. */
  static RunHeader decode(byte[] block, String origin, Path file) throws DamagedRunException {
    if (block.length < RunBlock.BYTES) {
      throw new DamagedRunException(file + " is shorter than its header");
    }
    byte[] digest = Arrays.copyOfRange(block, CHECKED, CHECKED + Sha256.BYTES);
    ByteBuffer fields = ByteBuffer.wrap(block);
    if (!Arrays.equals(Sha256.of(Arrays.copyOf(block, CHECKED)), digest)
        || fields.getLong() != MAGIC) {
      throw new DamagedRunException(file + " has a broken header");
    }
    byte[] owner = new byte[Sha256.BYTES];
    fields.get(owner);
    if (!Arrays.equals(owner, hash(origin))) {
      throw new DamagedRunException(file + " belongs to another log than " + origin);
    }
    return new RunHeader(fields.getLong(), fields.getLong(), fields.getLong());
  }

  /** How many blocks of records follow the header. */
  long blocks() {
    return (records + RunBlock.RECORDS - 1) / RunBlock.RECORDS;
  }

  long fileBytes() {
    return (1 + blocks()) * RunBlock.BYTES;
  }

  private static byte[] hash(String origin) {
    return Sha256.of(origin.getBytes(StandardCharsets.UTF_8));
  }
}
