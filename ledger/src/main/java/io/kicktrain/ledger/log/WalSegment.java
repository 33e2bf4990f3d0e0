package io.kicktrain.ledger.log;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.durable.DurableWrite;
import io.kicktrain.ledger.durable.FileBytes;
import io.kicktrain.ledger.note.TreeHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One file of the write-ahead log. Its space is reserved with zeros when it is created, so that an
 * append costs one write and one fdatasync and cannot find the disk full.
 *
 * <p>Header: magic (8 bytes), index of the first entry (8, big-endian), SHA-256 of the origin (32),
 * root of the tree before the first entry (32), SHA-256 over those 80 bytes (32). Records follow
 * until the first that is not whole.
 */
final class WalSegment implements AutoCloseable {
  private static final long MAGIC = 0x4b5457414c303031L; // "KTWAL001"
  private static final int CHECKED_HEADER = 80;
  private static final int HEADER = CHECKED_HEADER + Sha256.BYTES;
  private static final int ZEROS = 1 << 16;

  private final Path file;
  private final FileChannel channel;
  private final long firstIndex;
  private final byte[] baseRoot;
  private long position = HEADER;
  private long nextIndex;

  private WalSegment(Path file, FileChannel channel, long firstIndex, byte[] baseRoot) {
    this.file = file;
    this.channel = channel;
    this.firstIndex = firstIndex;
    this.nextIndex = firstIndex;
    this.baseRoot = baseRoot;
  }

  static String fileName(long firstIndex) {
    return String.format("%019d.wal", firstIndex);
  }

  /** Creates the segment that continues the tree {@code base}, durably. */
  static WalSegment create(Path directory, TreeHead base, int bytes) throws IOException {
    Path file = directory.resolve(fileName(base.size()));
    try (DurableWrite write = DurableWrite.begin(directory)) {
      byte[] header = header(base);
      write.write(header);
      write.write(Sha256.of(header));
      byte[] zeros = new byte[ZEROS];
      for (int written = HEADER; written < bytes; written += ZEROS) {
        write.write(zeros, 0, Math.min(ZEROS, bytes - written));
      }
      write.commit(file);
    }
    return new WalSegment(file, openChannel(file), base.size(), base.root());
  }

  /** Opens a segment of the log {@code origin}; {@link #next} then gives its batches. */
  static WalSegment open(Path file, String origin) throws IOException {
    FileChannel channel = openChannel(file);
    try {
      byte[] bytes = FileBytes.read(channel, 0, HEADER);
      byte[] header = Arrays.copyOf(bytes, CHECKED_HEADER);
      ByteBuffer fields = ByteBuffer.wrap(header);
      if (bytes.length < HEADER
          || !Arrays.equals(Sha256.of(header), Arrays.copyOfRange(bytes, CHECKED_HEADER, HEADER))
          || fields.getLong() != MAGIC) {
        throw new LogException(
            file + " has a broken header; restore this file from a copy of the newest state");
      }
      long firstIndex = fields.getLong();
      if (!Arrays.equals(originHash(origin), Arrays.copyOfRange(header, 16, 48))) {
        throw new LogException(file + " belongs to another log than " + origin);
      }
      byte[] baseRoot = Arrays.copyOfRange(header, 48, CHECKED_HEADER);
      return new WalSegment(file, channel, firstIndex, baseRoot);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  Path file() {
    return file;
  }

  long firstIndex() {
    return firstIndex;
  }

  /** Index after the last batch read or appended. */
  long nextIndex() {
    return nextIndex;
  }

  /** Root of the tree before the first entry. */
  byte[] baseRoot() {
    return baseRoot;
  }

  /** Whether a record of that many bytes fits into the reserved space. */
  boolean fits(int recordBytes) throws IOException {
    return position + recordBytes <= channel.size();
  }

  /** Writes one batch; durable only after {@link #sync}. */
  void append(Batch batch, ByteBuffer record) throws IOException {
    channel.position(position);
    position += record.remaining();
    DurableFiles.writeFully(channel, record);
    nextIndex = batch.endIndex();
  }

  void sync() throws IOException {
    channel.force(false);
  }

  /** The next whole batch, or null where the valid records end. */
  @Nullable Batch next() throws IOException {
    byte[] header = FileBytes.read(channel, position, WalRecord.HEADER);
    int payload = WalRecord.payloadLength(header);
    if (payload < 0 || payload > channel.size() - position - WalRecord.HEADER) {
      return null;
    }
    byte[] record = FileBytes.read(channel, position, WalRecord.HEADER + payload);
    Batch batch = WalRecord.decode(record, nextIndex);
    if (batch != null) {
      position += record.length;
      nextIndex = batch.endIndex();
    }
    return batch;
  }

  private static byte[] header(TreeHead base) {
    return ByteBuffer.allocate(CHECKED_HEADER)
        .putLong(MAGIC)
        .putLong(base.size())
        .put(originHash(base.origin()))
        .put(base.root())
        .array();
  }

  private static byte[] originHash(String origin) {
    return Sha256.of(origin.getBytes(StandardCharsets.UTF_8));
  }

  private static FileChannel openChannel(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
