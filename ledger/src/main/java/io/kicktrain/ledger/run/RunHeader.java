package io.kicktrain.ledger.run;

import io.kicktrain.ledger.bytes.Sha256;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a run says about itself: magic (8 bytes), mark (32), first entry and entry after the last
 * that it covers (8 each), number of postings (8), SHA-256 over those 64 bytes (32); padded with
 * zeros to one block. Numbers are big-endian.
 *
 * @param mark 32 bytes that only the log it was made from has for {@code to}
 * @param from first log entry that the run covers
 * @param to log entry after the last
 * @param postings how many it has
 */
@SuppressWarnings("ArrayRecordComponent") // compared by isMarked alone
record RunHeader(byte[] mark, long from, long to, long postings) {
  private static final long MAGIC = 0x4b5452554e303032L; // "KTRUN002"
  private static final int CHECKED = 64;

  /** Checks the ranges. */
  RunHeader {
    if (mark.length != Sha256.BYTES || from < 0 || to <= from || postings < 0) {
      throw new IllegalArgumentException(
          "no run of " + postings + " postings over entries " + from + " to " + to);
    }
  }

  byte[] encode() {
    ByteBuffer block = ByteBuffer.allocate(RunBlock.BYTES);
    block.putLong(MAGIC).put(mark).putLong(from).putLong(to).putLong(postings);
    return block.put(Sha256.of(Arrays.copyOf(block.array(), CHECKED))).array();
  }

  /** Reads the first block of {@code file}. */
  static RunHeader decode(byte[] block, Path file) throws DamagedRunException {
    if (block.length < RunBlock.BYTES) {
      throw new DamagedRunException(file + " is shorter than its header");
    }
    byte[] digest = Arrays.copyOfRange(block, CHECKED, CHECKED + Sha256.BYTES);
    ByteBuffer fields = ByteBuffer.wrap(block);
    if (!Arrays.equals(Sha256.of(Arrays.copyOf(block, CHECKED)), digest)
        || fields.getLong() != MAGIC) {
      throw new DamagedRunException(file + " has a broken header");
    }
    byte[] mark = new byte[Sha256.BYTES];
    fields.get(mark);
    return new RunHeader(mark, fields.getLong(), fields.getLong(), fields.getLong());
  }

  boolean isMarked(byte[] expected) {
    return Arrays.equals(mark, expected);
  }

  /** The header of what this one and the next one cover together. */
  RunHeader join(RunHeader next) {
    if (next.from != to) {
      throw new IllegalArgumentException("runs that do not adjoin: " + to + " and " + next.from);
    }
    return new RunHeader(next.mark, from, next.to, postings + next.postings);
  }

  /** Entries that it covers. */
  long covered() {
    return to - from;
  }

  /** How many blocks of postings follow the header. */
  long blocks() {
    return (postings + RunBlock.RECORDS - 1) / RunBlock.RECORDS;
  }

  long fileBytes() {
    return (1 + blocks()) * RunBlock.BYTES;
  }
}
