package io.kicktrain.ledger.log;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.durable.FileBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The newest tree head that was ever signed, durable before anybody sees it: the memory that keeps
 * the log from signing a smaller or different tree.
 *
 * <p>One file with two slots of 4 KiB that are written in turn, so that a torn write leaves the
 * other slot. A slot is: magic (8 bytes), sequence number (8, big-endian), length of the note (4),
 * the note in UTF-8, SHA-256 over all before it (32).
 */
final class LastSigned implements AutoCloseable {
  private static final int SLOT = 4096;
  private static final long MAGIC = 0x4b544c5349474e31L; // "KTLSIGN1"
  private static final int HEADER = 20;
  private static final int MAX_NOTE = SLOT - HEADER - Sha256.BYTES;

  private final FileChannel channel;
  private long sequence;
  private @Nullable String note;

  private LastSigned(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens the file, or creates it with two empty slots. */
  static LastSigned open(Path file) throws IOException {
    boolean created = !Files.exists(file);
    if (created) {
      DurableFiles.writeAtomically(file, new byte[2 * SLOT]);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    LastSigned state = new LastSigned(channel);
    if (!created) {
      state.read(0);
      state.read(1);
    }
    return state;
  }

  /** The signed note; null if none was ever written, or neither slot is whole. */
  @Nullable String note() {
    return note;
  }

  /** Makes {@code signedNote} durable as the newest. */
  void write(String signedNote) throws IOException {
    byte[] text = signedNote.getBytes(StandardCharsets.UTF_8);
    if (text.length > MAX_NOTE) {
      throw new LogException("signed tree head is longer than " + MAX_NOTE + " bytes");
    }
    ByteBuffer slot = ByteBuffer.allocate(HEADER + text.length + Sha256.BYTES);
    slot.putLong(MAGIC).putLong(sequence + 1).putInt(text.length).put(text);
    slot.put(Sha256.of(Arrays.copyOf(slot.array(), HEADER + text.length)));
    channel.position((sequence + 1) % 2 * SLOT);
    DurableFiles.writeFully(channel, slot.flip());
    channel.force(false);
    sequence++;
    note = signedNote;
  }

  private void read(int number) throws IOException {
    ByteBuffer slot = ByteBuffer.wrap(FileBytes.read(channel, (long) number * SLOT, SLOT));
    if (slot.remaining() < HEADER || slot.getLong() != MAGIC) {
      return;
    }
    long number64 = slot.getLong();
    int length = slot.getInt();
    if (number64 <= sequence || length < 0 || length > slot.remaining() - Sha256.BYTES) {
      return;
    }
    byte[] signed = Arrays.copyOf(slot.array(), HEADER + length);
    byte[] digest = Arrays.copyOfRange(slot.array(), signed.length, signed.length + Sha256.BYTES);
    if (Arrays.equals(Sha256.of(signed), digest)) {
      sequence = number64;
      note = new String(signed, HEADER, length, StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
