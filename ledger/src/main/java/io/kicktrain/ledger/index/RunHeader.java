package io.kicktrain.ledger.index;

import io.kicktrain.ledger.bytes.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a run says about itself, in 96 bytes: {@code KTIDX001}, first entry (8 bytes), end (8),
 * number of postings (8), SHA-256 of the log's origin (32), leaf hash of the last entry (32).
 *
 * @param from first entry that it covers
 * @param to end of what it covers, exclusive
 * @param count postings in it
 * @param origin SHA-256 of the log's name
 * @param lastLeaf leaf hash of entry {@code to - 1}: an index of another history does not match
 */
@SuppressWarnings("ArrayRecordComponent") // internal, compared by sameOrigin and sameLeaf
record RunHeader(long from, long to, long count, byte[] origin, byte[] lastLeaf) {
  static final int BYTES = 96;

  private static final long MAGIC = 0x4b54494458303031L; // "KTIDX001"

  RunHeader {
    if (from < 0 || to <= from || count < 0) {
      throw new IllegalArgumentException("a run covers entries from <= i < to");
    }
  }

  static byte[] originHash(String origin) {
    return Sha256.of(origin.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a header.
   *
   * @throws IllegalArgumentException if it is none
   */
  static RunHeader read(ByteBuffer bytes) {
    if (bytes.remaining() < BYTES || bytes.getLong() != MAGIC) {
      throw new IllegalArgumentException("it does not begin like a run of an index");
    }
    long from = bytes.getLong();
    long to = bytes.getLong();
    long count = bytes.getLong();
    byte[] origin = new byte[Sha256.BYTES];
    byte[] lastLeaf = new byte[Sha256.BYTES];
    bytes.get(origin).get(lastLeaf);
    return new RunHeader(from, to, count, origin, lastLeaf);
  }

  byte[] bytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(MAGIC)
        .putLong(from)
        .putLong(to)
        .putLong(count)
        .put(origin)
        .put(lastLeaf)
        .array();
  }

  boolean sameOrigin(String name) {
    return Arrays.equals(origin, originHash(name));
  }

  boolean sameLeaf(byte[] leafHash) {
    return Arrays.equals(lastLeaf, leafHash);
  }

  /** The header of what this one and the next one cover together. */
  RunHeader join(RunHeader next) {
    if (next.from != to) {
      throw new IllegalArgumentException("runs that do not adjoin: " + to + " and " + next.from);
    }
    return new RunHeader(from, next.to, count + next.count, origin, next.lastLeaf);
  }
}
