package io.kicktrain.codec.feedback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.Samples;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every value format owes: each format's test class inherits these. */
abstract class ValueFormatContract {
  private static final float DECAY = 0.95f;

  abstract ValueFormat format();

  /** Settings that send {@code keep} of 4,096 coordinates. */
  CodecSettings settings(int keep, float decay) {
    return new CodecSettings(keep, format(), decay);
  }

  private CodecSettings settings(int keep) {
    return settings(keep, DECAY);
  }

  /**
   * What error feedback holds before selection: decay * v + g, each operation rounded to float32.
   */
  private ParameterVector accumulated(ParameterVector v, ParameterVector g) {
    ParameterVector acc = v.copy();
    ParameterVector transformed = g.copy();
    for (int s = 0; s < g.segments(); s++) {
      settings(1).transform().forward(transformed.segment(s), g.segment(s).length);
    }
    for (long i = 0; i < v.length(); i++) {
      float kept = DECAY * v.get(i);
      acc.set(i, kept + transformed.get(i));
    }
    return acc;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100, 4095, 4096, 4097, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 600_001})
  void whatIsSentAndWhatIsLeftAddUp(int length) throws IOException {
    ParameterVector residual = Samples.gradient(length, 1);
    ParameterVector update = Samples.gradient(length, 2);
    ParameterVector acc = accumulated(residual, update);
    byte[] message = new ErrorFeedback(settings(64), residual).encode(update);

    SparseSegment segment = new SparseSegment();
    MessageReader reader = MessageReader.of(message);
    assertEquals(length, reader.header().parameters());
    for (int s = 0; s < residual.segments(); s++) {
      reader.decode(s, segment);
      float[] left = acc.segment(s).clone();
      for (int i = 0; i < segment.count(); i++) {
        left[segment.positions()[i]] -= segment.values()[i];
      }
      assertArrayEquals(left, residual.segment(s));
    }
  }

  @Test
  void neitherNothingNorEverythingIsAProblem() throws IOException {
    SparseSegment segment = new SparseSegment();
    MessageReader.of(encode(new ParameterVector(300_000), 64)).decode(0, segment);
    assertEquals(0, segment.count());
    ParameterVector nowhereZero = new ParameterVector(Geometry.SEGMENT);
    SplittableRandom random = new SplittableRandom(4);
    for (long i = 0; i < Geometry.SEGMENT; i++) {
      nowhereZero.set(i, (float) random.nextDouble(1, 2) * (random.nextBoolean() ? 1 : -1));
    }
    MessageReader.of(encode(nowhereZero, 4096)).decode(0, segment);
    assertEquals(Geometry.SEGMENT, segment.count());
  }

  @Test
  void valuesBeyondTheBoundStayInTheResidual() throws IOException {
    ParameterVector update = new ParameterVector(10);
    update.set(3, 1e6f);
    ParameterVector residual = new ParameterVector(10);
    byte[] message = new ErrorFeedback(settings(4096), residual).encode(update);
    SparseSegment segment = new SparseSegment();
    MessageReader.of(message).decode(0, segment);
    assertEquals(16f, segment.values()[0]);
    assertEquals(1e6f - 16f, residual.get(3));
  }

  @Test
  void whatIsHeldBackIsSentInTheEnd() throws IOException {
    CodecSettings settings = settings(256, 1f);
    ParameterVector residual = new ParameterVector(4096);
    ErrorFeedback feedback = new ErrorFeedback(settings, residual);
    ParameterVector gradient = Samples.gradient(4096, 5);
    double[] received = new double[4096];
    SparseSegment segment = new SparseSegment();
    int rounds = 400;
    for (int round = 0; round < rounds; round++) {
      MessageReader.of(feedback.encode(gradient)).decode(0, segment);
      for (int i = 0; i < segment.count(); i++) {
        received[segment.positions()[i]] += segment.values()[i];
      }
    }
    float[] mean = new float[4096];
    for (int i = 0; i < 4096; i++) {
      mean[i] = (float) (received[i] / rounds);
    }
    settings.transform().inverse(mean, 4096);
    double error = 0;
    double norm = 0;
    for (int i = 0; i < 4096; i++) {
      error += Math.pow(mean[i] - gradient.get(i), 2);
      norm += Math.pow(gradient.get(i), 2);
    }
    double relative = Math.sqrt(error / norm);
    assertTrue(relative < 0.1, () -> "the mean of what arrives is off by " + relative);
  }

  @Test
  void anOpenedBlockOfAnHonestSenderPasses() throws IOException {
    ParameterVector before = Samples.gradient(300_000, 6);
    ParameterVector update = Samples.gradient(300_000, 7);
    ParameterVector after = before.copy();
    MessageReader message = MessageReader.of(new ErrorFeedback(settings(41), after).encode(update));
    for (long block : new long[] {0, 1, 63, 64, Geometry.blocks(300_000) - 1}) {
      float[] expected = block(after, block);
      float[] actual =
          BlockCheck.check(message, block, block(before, block), block(update, block), settings(41))
              .orElseThrow();
      assertArrayEquals(expected, actual);
    }
  }

  @Test
  void anOpenedBlockThatWasNotTheOneCodedFails() throws IOException {
    ParameterVector before = Samples.gradient(8192, 8);
    ParameterVector update = Samples.gradient(8192, 9);
    MessageReader message =
        MessageReader.of(new ErrorFeedback(settings(41), before.copy()).encode(update));
    float[] lie = block(update, 1);
    lie[17] = 300f;
    assertTrue(BlockCheck.check(message, 1, block(before, 1), lie, settings(41)).isEmpty());
    lie[17] = Float.NaN;
    assertTrue(BlockCheck.check(message, 1, block(before, 1), lie, settings(41)).isEmpty());
    CodecSettings others = new CodecSettings(42, format(), DECAY);
    float[] honest = block(update, 1);
    assertTrue(BlockCheck.check(message, 1, block(before, 1), honest, others).isEmpty());
  }

  @Test
  void fileAndMemoryDecodeTheSame(@TempDir Path folder) throws IOException {
    byte[] message = encode(Samples.gradient(600_001, 10), 41);
    Path file = Files.write(folder.resolve("message"), message);
    SparseSegment fromFile = new SparseSegment();
    SparseSegment fromMemory = new SparseSegment();
    try (MessageReader reader = MessageReader.open(file)) {
      for (int s = 2; s >= 0; s--) {
        reader.decode(s, fromFile);
        MessageReader.of(message).decode(s, fromMemory);
        assertEquals(fromMemory.count(), fromFile.count());
        for (int i = 0; i < fromFile.count(); i++) {
          assertEquals(fromMemory.positions()[i], fromFile.positions()[i]);
          assertEquals(fromMemory.values()[i], fromFile.values()[i]);
        }
      }
    }
  }

  private byte[] encode(ParameterVector update, int keep) {
    return new ErrorFeedback(settings(keep), new ParameterVector(update.length())).encode(update);
  }

  private static float[] block(ParameterVector vector, long block) {
    float[] values = new float[Geometry.blockLength(vector.length(), block)];
    vector.copyBlock(block, values);
    return values;
  }
}
