package io.kicktrain.codec.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.Samples;
import io.kicktrain.codec.feedback.ErrorFeedback;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCursorTest {
  private static final int SEGMENTS = 8;
  private static final int LENGTH = 7 * (1 << 18) + 5000;

  @TempDir private Path folder;

  private static byte[] message() {
    return new ErrorFeedback(
            new CodecSettings(1, ValueFormat.SIGN, 1f), new ParameterVector(LENGTH))
        .encode(Samples.gradient(LENGTH, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, SEGMENTS})
  void readsSegmentsAsTheWholeMessageHasThem(int atATime) throws IOException {
    readsLikeTheWhole(message(), atATime);
  }

  /** Room for the longest is neither too little for a longer one nor kept for all. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, SEGMENTS})
  void readsSegmentsOfVeryDifferentLengths(int atATime) throws IOException {
    ParameterVector update = Samples.gradient(LENGTH, 2);
    for (int s = 0; s < SEGMENTS; s++) {
      if (s % 4 != 2) {
        Arrays.fill(update.segment(s), 0f);
      }
    }
    CodecSettings settings = new CodecSettings(64, ValueFormat.SIGN, 1f);
    byte[] message = new ErrorFeedback(settings, new ParameterVector(LENGTH)).encode(update);
    readsLikeTheWhole(message, atATime);
  }

  private void readsLikeTheWhole(byte[] message, int atATime) throws IOException {
    MessageReader whole = MessageReader.of(message);
    MessageCursor cursor = MessageCursor.open(Files.write(folder.resolve("m"), message));
    assertEquals(whole.header(), cursor.header());
    for (int from = 0; from < SEGMENTS; from += atATime) {
      int to = Math.min(SEGMENTS, from + atATime);
      MessageReader some = cursor.read(from, to);
      for (int s = from; s < to; s++) {
        assertArrayEquals(positions(whole, s), positions(some, s));
      }
    }
  }

  @Test
  void skipsWhatIsNotAskedFor() throws IOException {
    byte[] message = message();
    MessageCursor cursor = MessageCursor.open(Files.write(folder.resolve("m"), message));
    MessageReader whole = MessageReader.of(message);
    assertArrayEquals(positions(whole, 2), positions(cursor.read(2, 3), 2));
    assertArrayEquals(positions(whole, 7), positions(cursor.read(7, 8), 7));
  }

  private static int[] positions(MessageReader message, int segment) throws IOException {
    SparseSegment decoded = new SparseSegment();
    message.decode(segment, decoded);
    return Arrays.copyOf(decoded.positions(), decoded.count());
  }

  /** Header and table with a flipped bit: what the whole message is refused for, so is a part. */
  @Test
  void refusesWhatTheWholeMessageIsRefusedFor() throws IOException {
    byte[] message = message();
    int refused = 0;
    int start = (int) MessageReader.of(message).segmentOffset(0);
    for (int bit = 0; bit < Byte.SIZE * start; bit++) {
      byte[] flipped = message.clone();
      flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      boolean wrong = isRefused(() -> MessageReader.of(flipped));
      Path file = Files.write(folder.resolve("m"), flipped);
      assertEquals(wrong, isRefused(() -> readBySegments(file)));
      refused += wrong ? 1 : 0;
    }
    assertTrue(refused > Byte.SIZE * start / 2, "most flips are found: " + refused);
  }

  private static void readBySegments(Path file) throws IOException {
    MessageCursor cursor = MessageCursor.open(file);
    for (int s = 0; s < cursor.header().segments(); s++) {
      cursor.read(s, s + 1);
    }
  }

  private interface Reading {
    void run() throws IOException;
  }

  private static boolean isRefused(Reading reading) throws IOException {
    try {
      reading.run();
      return false;
    } catch (MalformedMessageException e) {
      return true;
    }
  }
}
