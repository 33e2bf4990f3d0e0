package io.kicktrain.codec.feedback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.Samples;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.select.WarmUp;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MomentumFeedbackTest {
  private static final float NONE = Float.POSITIVE_INFINITY;
  private static final CodecSettings ONE_OF_FOUR =
      new CodecSettings(new Selection.Global(250_000), ValueFormat.FLOAT32, Transform.NONE, 1f);

  private final ParameterVector momentum = new ParameterVector(4);
  private final ParameterVector residual = new ParameterVector(4);

  private SparseSegment send(MomentumSettings settings, float... update) throws IOException {
    ParameterVector g = new ParameterVector(4);
    System.arraycopy(update, 0, g.segment(0), 0, 4);
    SparseSegment sent = new SparseSegment();
    byte[] message = new MomentumFeedback(ONE_OF_FOUR, settings, momentum, residual).encode(g);
    MessageReader.of(message).decode(0, sent);
    return sent;
  }

  @Test
  void accumulatesVelocityAndMasksWhatWasSent() throws IOException {
    MomentumSettings settings = new MomentumSettings(0.5f, NONE, true);
    SparseSegment first = send(settings, 4, 2, 1, 0);
    assertEquals(0, first.positions()[0]);
    assertEquals(4f, first.values()[0]);
    assertArrayEquals(new float[] {0, 2, 1, 0}, momentum.segment(0));
    assertArrayEquals(new float[] {0, 2, 1, 0}, residual.segment(0));
    SparseSegment second = send(settings, 0, 2, 1, 0);
    assertEquals(1, second.positions()[0]);
    assertEquals(5f, second.values()[0], "2 and 0.5 * 2 + 2");
    assertArrayEquals(new float[] {0, 0, 1.5f, 0}, momentum.segment(0));
    assertArrayEquals(new float[] {0, 0, 2.5f, 0}, residual.segment(0));
  }

  @Test
  void withoutMaskingTheMomentumStays() throws IOException {
    send(new MomentumSettings(0.5f, NONE, false), 4, 2, 1, 0);
    assertArrayEquals(new float[] {4, 2, 1, 0}, momentum.segment(0));
  }

  @Test
  void clipsTheUpdateToItsNorm() throws IOException {
    send(new MomentumSettings(0f, 2.5f, true), 0, 3, 4, 0);
    assertArrayEquals(new float[] {0, 1.5f, 0, 0}, residual.segment(0));
    send(new MomentumSettings(0f, 2.5f, true), 0, 0, 1, 0);
    assertArrayEquals(new float[] {0, 0, 1, 0}, residual.segment(0), "a smaller one is not scaled");
  }

  @Test
  void withoutMomentumItIsPlainErrorFeedback() {
    CodecSettings coding = new CodecSettings(41, ValueFormat.Q2, 0.95f);
    ParameterVector plain = Samples.gradient(300_000, 1);
    ParameterVector corrected = plain.copy();
    ParameterVector update = Samples.gradient(300_000, 2);
    MomentumSettings none = new MomentumSettings(0f, NONE, false);
    ParameterVector u = new ParameterVector(300_000);
    assertArrayEquals(
        new ErrorFeedback(coding, plain).encode(update),
        new MomentumFeedback(coding, none, u, corrected).encode(update));
    assertArrayEquals(plain.segment(1), corrected.segment(1));
  }

  @Test
  void warmsUpAsPublished() {
    WarmUp warmUp = new WarmUp(1000, 4);
    int[] shares = IntStream.range(0, 6).map(s -> warmUp.at(s).perMillion()).toArray();
    assertArrayEquals(new int[] {250_000, 62_500, 15_625, 4_000, 1_000, 1_000}, shares);
    assertEquals(20_000, new WarmUp(20_000, 4).at(2).perMillion());
    assertTrue(new WarmUp(1, 20).at(19).perMillion() >= 1);
    assertThrows(IllegalArgumentException.class, () -> warmUp.at(-1));
    assertThrows(IllegalArgumentException.class, () -> new WarmUp(0, 4));
    assertThrows(IllegalArgumentException.class, () -> new WarmUp(1000, 21));
  }

  @Test
  void settingsAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new MomentumSettings(1f, NONE, true));
    assertThrows(IllegalArgumentException.class, () -> new MomentumSettings(0.9f, 0f, true));
    MomentumSettings settings = new MomentumSettings(0.9f, NONE, true);
    assertThrows(
        IllegalArgumentException.class,
        () -> new MomentumFeedback(ONE_OF_FOUR, settings, new ParameterVector(5), residual));
  }
}
