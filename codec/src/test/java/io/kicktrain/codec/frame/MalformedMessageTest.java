package io.kicktrain.codec.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.Samples;
import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.feedback.ErrorFeedback;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MalformedMessageTest {
  private static byte[] message(ValueFormat format, int length, int keep) {
    CodecSettings settings = new CodecSettings(keep, format, 1f);
    return new ErrorFeedback(settings, new ParameterVector(length))
        .encode(Samples.gradient(length, 1));
  }

  /** The same with dense coordinates in both segments, two ranges touching. */
  private static byte[] denseMessage(ValueFormat format, int length, int keep) {
    List<Dense.Range> ranges =
        List.of(
            new Dense.Range(100, 116),
            new Dense.Range(116, 120),
            new Dense.Range(262_140, 262_150));
    CodecSettings settings = new CodecSettings(keep, format, 1f).with(new Dense(ranges, format));
    return new ErrorFeedback(settings, new ParameterVector(length))
        .encode(Samples.gradient(length, 1));
  }

  /** A segment as {@link MessageWriter#add} takes it. */
  private static byte[] withCount(int count, byte[] stream) {
    BitWriter out = new BitWriter();
    CodedCount.write(out, count);
    for (byte b : stream) {
      out.write(b, Byte.SIZE);
    }
    return out.finish();
  }

  /** Decodes all; refused or not, nothing else may happen and no array may outgrow the segment. */
  private static boolean isRefused(byte[] bytes) throws IOException {
    SparseSegment segment = new SparseSegment();
    try {
      MessageReader reader = MessageReader.of(bytes);
      for (int s = 0; s < reader.header().segments(); s++) {
        reader.decode(s, segment);
        for (int i = 0; i < segment.count(); i++) {
          assertTrue(Math.abs(segment.values()[i]) <= 16f);
        }
      }
      return false;
    } catch (MalformedMessageException e) {
      assertTrue(e.offset() >= 0 && e.offset() <= bytes.length, e::getMessage);
      return true;
    } finally {
      assertTrue(segment.positions().length <= 8 * bytes.length);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyTruncationIsRefused(ValueFormat format) throws IOException {
    for (byte[] message : List.of(message(format, 270_000, 4), denseMessage(format, 270_000, 4))) {
      for (int length = 0; length < message.length; length++) {
        assertTrue(isRefused(Arrays.copyOf(message, length)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyTruncationOfTheLastSegmentIsRefusedEvenIfTheHeaderAgrees(ValueFormat format)
      throws IOException {
    byte[] message = message(format, 4096, 20);
    byte[] segment =
        Arrays.copyOfRange(
            message, (int) MessageReader.of(message).segmentOffset(0), message.length);
    for (int length = 1; length < segment.length; length++) {
      MessageWriter writer = new MessageWriter(4096, new CodecSettings(20, format, 1f));
      writer.add(withCount(20, Arrays.copyOf(segment, length)));
      assertTrue(isRefused(writer.toBytes()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFlippedBitIsRefusedOrMakesAnotherMessage(ValueFormat format)
      throws IOException, NoSuchAlgorithmException {
    assertFlipsAreFoundOut(message(format, 270_000, 2));
    assertFlipsAreFoundOut(denseMessage(format, 270_000, 1));
  }

  private static void assertFlipsAreFoundOut(byte[] message)
      throws IOException, NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(message);
    int refused = 0;
    for (int bit = 0; bit < 8 * message.length; bit++) {
      byte[] flipped = message.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      refused += isRefused(flipped) ? 1 : 0;
      byte[] other = MessageDigest.getInstance("SHA-256").digest(flipped);
      assertFalse(Arrays.equals(hash, other));
    }
    assertTrue(refused >= 8 * 10, "at least the flips in the header are refused");
  }

  @ParameterizedTest
  @EnumSource
  void garbageSegmentsAreRefusedOrBounded(ValueFormat format) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] garbage = new byte[random.nextInt(1, 200)];
      random.nextBytes(garbage);
      MessageWriter writer = new MessageWriter(100_000, new CodecSettings(20, format, 1f));
      writer.add(withCount(random.nextInt(1, 200), garbage));
      refused += isRefused(writer.toBytes()) ? 1 : 0;
    }
    assertTrue(refused > 1000, "random bytes seldom make a segment");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, does not start with KTGM",
    "4, 3, message version 3 is unknown",
    "5, 9, selection 9 is unknown",
    "6, 0, value format 0 is unknown",
    "7, 7, index coding 7 is unknown",
    "28, 0, keeps 0 of each block",
    "8, 2, transform 2 is unknown",
    "11, 1, reserved byte 1 is unknown",
    "19, -1, declares -72057594037923840 parameters",
    "20, 1, declares a length of",
    "36, 0, declares a table of 0 bytes",
    "39, -1, declares a table of 4278190"
  })
  void theHeadersFieldsAreCheckedOneByOne(int offset, byte value, String says) {
    byte[] message = message(ValueFormat.SIGN, 4096, 16);
    message[offset] = value;
    MalformedMessageException e =
        assertThrows(MalformedMessageException.class, () -> MessageReader.of(message));
    assertEquals(offset == 19 ? 12 : offset == 39 ? 36 : offset, e.offset());
    assertTrue(e.getMessage().contains(says), e::getMessage);
  }

  @ParameterizedTest
  @CsvSource({
    "4, 1, 9, reserved byte 3 is unknown",
    "9, 7, 9, dense format 7 is unknown",
    "10, 0, 10, declares 0 dense ranges",
    "11, 17, 10, declares 4355 dense ranges",
    "46, 0, 47, no valid number for its dense range 2",
    "42, 127, 48, a dense range that ends at 262277 of 262200"
  })
  void theDenseRangesAreCheckedOneByOne(int offset, byte value, int at, String says) {
    byte[] message = denseMessage(ValueFormat.Q4, 262_200, 1);
    message[offset] = value;
    MalformedMessageException e =
        assertThrows(MalformedMessageException.class, () -> MessageReader.of(message));
    assertTrue(e.getMessage().contains(says), e::getMessage);
    assertEquals(at, e.offset(), e::getMessage);
  }

  @ParameterizedTest
  @CsvSource({
    "4096, 48, no room for its 4096 dense ranges",
    "3, 47, no valid number for its dense range 2",
    "3, 48, ends before the table"
  })
  void theDenseRangesMustBeThere(int ranges, byte length, String says) {
    byte[] message = Arrays.copyOf(denseMessage(ValueFormat.Q4, 262_200, 1), length);
    ByteBuffer.wrap(message)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(10, (short) ranges)
        .putLong(20, length);
    MalformedMessageException e =
        assertThrows(MalformedMessageException.class, () -> MessageReader.of(message));
    assertTrue(e.getMessage().contains(says), e::getMessage);
    assertTrue(e.offset() <= length);
  }

  /** The dense coordinates of a sparse message are said to be others: positions collide. */
  @Test
  void aPositionThatIsDenseIsRefused() throws IOException {
    SegmentSymbols symbols = new SegmentSymbols();
    symbols.positions()[0] = 7;
    symbols.codes()[0] = 0;
    symbols.addGroup(1, 100, 100);
    symbols.startDense();
    symbols.positions()[1] = 8;
    symbols.addGroup(1, 100, 100);
    Dense seven = new Dense(List.of(new Dense.Range(7, 8)), ValueFormat.SIGN);
    SegmentCoding coding =
        new SegmentCoding.PerBlock(ValueFormat.SIGN, Transform.NONE, 4096, seven);
    MessageWriter writer = new MessageWriter(4096, coding);
    writer.add(symbols.toBytes(coding, 4096));
    MessageReader reader = MessageReader.of(writer.toBytes());
    MalformedMessageException e =
        assertThrows(MalformedMessageException.class, () -> reader.decode(0, new SparseSegment()));
    assertTrue(e.getMessage().contains("the position of a dense coordinate"), e::getMessage);
  }

  @Test
  void hugeDeclarationsAreRefusedBeforeAnythingIsAllocated() {
    byte[] message = message(ValueFormat.SIGN, 4096, 16);
    message[16] = 0x7f;
    MalformedMessageException e =
        assertThrows(MalformedMessageException.class, () -> MessageReader.of(message));
    assertTrue(e.getMessage().contains("ends before the table"), e::getMessage);
  }

  @Test
  void aFileThatShrinksIsRefused(@TempDir Path folder) throws IOException {
    byte[] message = message(ValueFormat.Q4, 300_000, 41);
    Path file = Files.write(folder.resolve("message"), message);
    try (MessageReader reader = MessageReader.open(file)) {
      Files.write(file, Arrays.copyOf(message, message.length - 1));
      MalformedMessageException e =
          assertThrows(
              MalformedMessageException.class, () -> reader.decode(1, new SparseSegment()));
      assertEquals(message.length - 1, e.offset());
    }
  }

  @Test
  void theWriterKeepsCount() {
    CodecSettings settings = new CodecSettings(1, ValueFormat.SIGN, 1f);
    MessageWriter writer = new MessageWriter(300_000, settings);
    writer.add(new byte[0]);
    assertThrows(IllegalStateException.class, writer::toBytes);
    assertThrows(IllegalArgumentException.class, () -> writer.add(new byte[1_000_000]));
    writer.add(new byte[0]);
    assertThrows(IllegalStateException.class, () -> writer.add(new byte[0]));
    assertEquals(42, writer.toBytes().length);
    Dense some = new Dense(List.of(new Dense.Range(5, 6)), ValueFormat.SIGN);
    MessageWriter dense = new MessageWriter(300_000, settings.with(some));
    assertThrows(IllegalArgumentException.class, () -> dense.add(new byte[0]));
    assertThrows(IllegalArgumentException.class, () -> new MessageWriter(5, settings.with(some)));
  }
}
