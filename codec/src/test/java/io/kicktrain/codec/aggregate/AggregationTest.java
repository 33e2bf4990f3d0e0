package io.kicktrain.codec.aggregate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.Samples;
import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.feedback.ErrorFeedback;
import io.kicktrain.codec.feedback.SegmentEncoder;
import io.kicktrain.codec.feedback.ServerFeedback;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.MessageWriter;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.BlockTransform;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AggregationTest {
  private static final int LENGTH = 1_100_000;
  private static final int SEGMENTS = Geometry.segments(LENGTH);
  private static final CodecSettings DELTA = new CodecSettings(8, ValueFormat.Q4, 0.9f);

  @TempDir Path folder;

  /** The server's whole side: its residual, and the delta's segments in the order they came. */
  private static final class Server {
    final ParameterVector residual = Samples.gradient(LENGTH, 77);
    final MessageWriter delta = new MessageWriter(LENGTH, DELTA);

    Aggregation.Step step() {
      ServerFeedback feedback = new ServerFeedback(DELTA);
      return new Aggregation.Step() {
        private byte[] coded = new byte[0];

        @Override
        public boolean compute(int segment, float[] mean, int length) {
          coded = feedback.encode(segment, residual.segment(segment), mean, length);
          return true;
        }

        @Override
        public void deliver(int segment) {
          delta.add(coded);
        }
      };
    }

    List<Aggregation.Step> steps(int threads) {
      return Stream.generate(this::step).limit(threads).toList();
    }
  }

  private static final Dense SMALL =
      new Dense(
          List.of(new Dense.Range(500_000, 505_000), new Dense.Range(520_000, 530_000)),
          ValueFormat.Q4);

  private static final Set<Integer> BLOCKS_OF_SMALL = Set.of(122, 123, 126, 127, 128, 129);

  private List<WeightedMessage> messages(int count, Transform transform) throws IOException {
    return messages(count, transform, Dense.NONE);
  }

  private List<WeightedMessage> messages(int count, Transform transform, Dense dense)
      throws IOException {
    List<WeightedMessage> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      CodecSettings settings =
          new CodecSettings(
              i % 2 == 0 ? new Selection.Global(2000) : new Selection.PerBlock(5),
              ValueFormat.values()[i % 5],
              transform,
              1f,
              dense);
      byte[] message =
          new ErrorFeedback(settings, new ParameterVector(LENGTH))
              .encode(Samples.gradient(LENGTH, i));
      messages.add(new WeightedMessage(Files.write(folder.resolve("m" + i), message), 1 + i % 3));
    }
    return messages;
  }

  private static void assertSame(ParameterVector expected, ParameterVector actual) {
    for (int s = 0; s < expected.segments(); s++) {
      assertArrayEquals(expected.segment(s), actual.segment(s));
    }
  }

  @ParameterizedTest
  @EnumSource
  void orderThreadsWindowsAndSplitsDoNotChangeABit(Transform transform) throws IOException {
    List<WeightedMessage> messages = new ArrayList<>(messages(7, transform));
    Server expected = new Server();
    new Aggregation(messages, LENGTH).run(expected.steps(1));
    for (int threads = 1; threads <= 3; threads++) {
      Collections.shuffle(messages, new Random(threads));
      for (int windowBytes : new int[] {1, 20_000, Aggregation.WINDOW_BYTES}) {
        Server actual = new Server();
        new Aggregation(messages, LENGTH, windowBytes).run(actual.steps(threads));
        assertArrayEquals(expected.delta.toBytes(), actual.delta.toBytes());
        assertSame(expected.residual, actual.residual);
      }
    }
    Server split = new Server();
    new Aggregation(messages, LENGTH).run(split.steps(2), 3, SEGMENTS);
    Server rest = new Server();
    new Aggregation(messages, LENGTH).run(rest.steps(1), 0, 3);
    for (int s = 0; s < SEGMENTS; s++) {
      Server mine = s < 3 ? rest : split;
      assertArrayEquals(expected.residual.segment(s), mine.residual.segment(s));
    }
  }

  @ParameterizedTest
  @EnumSource
  void meansAreThoseOfTheDecodedMessages(Transform transform) throws IOException {
    assertMeans(messages(5, transform), new BlockTransform(transform, Dense.NONE));
    assertMeans(messages(5, transform, SMALL), new BlockTransform(transform, SMALL));
  }

  private static void assertMeans(List<WeightedMessage> messages, BlockTransform transform)
      throws IOException {
    int total = messages.stream().mapToInt(WeightedMessage::weight).sum();
    double[] sums = new double[Geometry.SEGMENT];
    SparseSegment segment = new SparseSegment();
    for (WeightedMessage message : messages) {
      try (MessageReader reader = MessageReader.open(message.file())) {
        reader.decode(1, segment);
        for (int i = 0; i < segment.count(); i++) {
          sums[segment.positions()[i]] += (double) segment.values()[i] * message.weight();
        }
      }
    }
    float[] expected = new float[Geometry.SEGMENT];
    for (int i = 0; i < sums.length; i++) {
      expected[i] = (float) (sums[i] / total);
    }
    for (int from = 0; from < expected.length; from += Geometry.BLOCK) {
      int block = Geometry.BLOCKS_PER_SEGMENT + from / Geometry.BLOCK;
      boolean dense = !transform.dense().isEmpty() && BLOCKS_OF_SMALL.contains(block);
      float[] values = Arrays.copyOfRange(expected, from, from + Geometry.BLOCK);
      transform.transform().inverse(values, dense ? 0 : Geometry.BLOCK);
      System.arraycopy(values, 0, expected, from, Geometry.BLOCK);
    }
    float[] actual = new float[Geometry.SEGMENT];
    // Of the segment before, nothing must be left.
    Aggregation.Step copy =
        (s, mean, length) -> {
          System.arraycopy(mean, 0, actual, 0, length);
          return false;
        };
    new Aggregation(messages, LENGTH).run(List.of(copy), 0, 2);
    assertArrayEquals(expected, actual, 1e-9f);
    assertTrue(Arrays.stream(sums).anyMatch(x -> x != 0));
  }

  /** Where blocks are transformed that others left as they are, sums would mean nothing. */
  @ParameterizedTest
  @EnumSource
  void otherDenseCoordinatesDoNotMatterUnlessThereIsATransform(Transform transform)
      throws IOException {
    List<WeightedMessage> messages = new ArrayList<>(messages(1, transform, SMALL));
    byte[] other =
        new ErrorFeedback(
                new CodecSettings(new Selection.PerBlock(1), ValueFormat.SIGN, transform, 1f),
                new ParameterVector(LENGTH))
            .encode(Samples.gradient(LENGTH, 1));
    messages.add(new WeightedMessage(Files.write(folder.resolve("other"), other), 1));
    Aggregation.Step nothing = (s, mean, length) -> false;
    Aggregation sum = new Aggregation(messages, LENGTH);
    if (transform == Transform.NONE) {
      sum.run(List.of(nothing));
    } else {
      assertThrows(IOException.class, () -> sum.run(List.of(nothing)));
    }
  }

  @Test
  void refusesWhatCannotBeSummed() throws IOException {
    List<WeightedMessage> messages = messages(2, Transform.NONE);
    Aggregation.Step nothing = (s, mean, length) -> false;
    assertThrows(
        IOException.class, () -> new Aggregation(messages, LENGTH + 1).run(List.of(nothing)));
    assertThrows(IllegalArgumentException.class, () -> new Aggregation(List.of(), LENGTH));
    assertThrows(IllegalArgumentException.class, () -> new WeightedMessage(folder, 0));
    List<WeightedMessage> mixed = new ArrayList<>(messages);
    byte[] transformed =
        new ErrorFeedback(
                new CodecSettings(
                    new Selection.PerBlock(1), ValueFormat.SIGN, Transform.WALSH_HADAMARD, 1f),
                new ParameterVector(LENGTH))
            .encode(Samples.gradient(LENGTH, 1));
    mixed.add(new WeightedMessage(Files.write(folder.resolve("mixed"), transformed), 1));
    assertThrows(IOException.class, () -> new Aggregation(mixed, LENGTH).run(List.of(nothing)));
    Files.write(folder.resolve("m0"), new byte[50]);
    assertThrows(
        IOException.class, () -> new Aggregation(messages, LENGTH).run(List.of(nothing, nothing)));
  }

  @Test
  void whatTheServerHoldsBackStaysInItsResidual() {
    float[] residual = {0.5f, -10f, 3f, 0f};
    float[] step = {0.25f, 0f, -9f, -0.125f};
    CodecSettings one = new CodecSettings(1024, ValueFormat.FLOAT32, 0.5f);
    ServerFeedback feedback = new ServerFeedback(one);
    feedback.encode(0, residual, step, 4);
    assertEquals(1, feedback.decoded().count());
    assertEquals(2, feedback.decoded().positions()[0]);
    assertEquals(8f, feedback.decoded().values()[0], "0.5 * 3 + 9, cut");
    assertArrayEquals(new float[] {0f, -5f, 0f, 0.125f}, residual);
  }

  /** Groups of every size, full blocks and one that is not. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8, 9, 64, 65, 256, 257, 4096})
  void theServerSubtractsAndThenSelectsAsAnyoneDoes(int keep) {
    int length = 9 * Geometry.BLOCK + 100;
    CodecSettings settings = new CodecSettings(keep, ValueFormat.Q4, 0.9f);
    float[] residual = Samples.gradient(length, 1).segment(0);
    float[] step = Samples.gradient(length, 2).segment(0);
    float[] expected = new float[length];
    for (int i = 0; i < length; i++) {
      expected[i] = 0.9f * residual[i] - step[i];
    }
    byte[] bytes = new SegmentEncoder(settings).encode(expected, length);
    assertArrayEquals(bytes, new ServerFeedback(settings).encode(0, residual, step, length));
    assertArrayEquals(expected, residual);
    assertArrayEquals(new float[length], step);
  }

  @Test
  void theServerRefusesAStepThatIsTooShortBeforeAnythingChanges() {
    float[] residual = {1f, 2f};
    ServerFeedback feedback = new ServerFeedback(DELTA);
    assertThrows(
        IllegalArgumentException.class, () -> feedback.encode(0, residual, new float[1], 2));
    assertArrayEquals(new float[] {1f, 2f}, residual);
  }

  @Test
  void theServerRefusesGlobalSelectionAndNaN() {
    CodecSettings global =
        new CodecSettings(new Selection.Global(1), ValueFormat.SIGN, Transform.NONE, 1f);
    assertThrows(IllegalArgumentException.class, () -> new ServerFeedback(global));
    float[] nan = {1f, Float.NaN};
    ServerFeedback feedback = new ServerFeedback(DELTA);
    assertThrows(IllegalArgumentException.class, () -> feedback.encode(0, new float[2], nan, 2));
  }
}
