package io.kicktrain.codec.feedback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.Samples;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.ParameterVector;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorFeedbackTest {
  private static final CodecSettings SETTINGS = new CodecSettings(41, ValueFormat.Q2, 0.5f);

  @Test
  void foldingBackAddsToTheDecayedResidual() {
    ParameterVector residual = new ParameterVector(2);
    residual.set(0, 3f);
    ParameterVector update = new ParameterVector(2);
    update.set(0, 0.25f);
    update.set(1, -1f);
    new ErrorFeedback(SETTINGS, residual).foldBack(update);
    assertEquals(1.75f, residual.get(0));
    assertEquals(-1f, residual.get(1));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY, 0x1.8p64f})
  void anUnusableUpdateIsNamedAndLeavesWhatWasBefore(float bad) {
    FeedbackState before = new FeedbackState(Samples.gradient(300_000, 1), Optional.empty());
    ParameterVector update = Samples.gradient(300_000, 2);
    update.set(299_999, bad);
    ErrorFeedback feedback = new ErrorFeedback(SETTINGS, new ParameterVector(300_000), 2);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> feedback.encode(before, update));
    assertTrue(e.getMessage().startsWith("coordinate 299999 of the update is " + bad));
    assertThrows(IllegalArgumentException.class, () -> feedback.foldBack(before, update));
    assertArrayEquals(Samples.gradient(300_000, 1).segment(0), before.residual().segment(0));
  }

  @Test
  void sumsThatAreTooLargeAreRefusedToo() {
    ParameterVector residual = new ParameterVector(5000);
    residual.set(4999, 0x1p64f);
    ParameterVector update = new ParameterVector(5000);
    update.set(4999, 0x1p64f);
    ErrorFeedback feedback = new ErrorFeedback(SETTINGS, residual);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> feedback.encode(update));
    assertTrue(e.getMessage().startsWith("coordinate 4999 of residual and update together is "));
  }

  @ParameterizedTest
  @EnumSource
  void takingBackIsExact(ValueFormat format) {
    CodecSettings settings = new CodecSettings(64, format, 0.9f);
    ParameterVector update = Samples.gradient(300_000, 2);
    ParameterVector kept = Samples.gradient(300_000, 1);
    new ErrorFeedback(settings, kept).foldBack(update);
    ParameterVector taken = Samples.gradient(300_000, 1);
    ErrorFeedback feedback = new ErrorFeedback(settings, taken);
    feedback.encode(update);
    feedback.takeBack();
    for (int s = 0; s < kept.segments(); s++) {
      assertArrayEquals(kept.segment(s), taken.segment(s));
    }
    assertThrows(IllegalStateException.class, feedback::takeBack);
    feedback.encode(update);
    feedback.foldBack(update);
    assertThrows(IllegalStateException.class, feedback::takeBack);
  }

  @Test
  void lengthsMustAgree() {
    ErrorFeedback feedback = new ErrorFeedback(SETTINGS, new ParameterVector(3));
    assertThrows(IllegalArgumentException.class, () -> feedback.encode(new ParameterVector(4)));
  }

  @Test
  void settingsAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new CodecSettings(0, ValueFormat.SIGN, 1f));
    assertThrows(
        IllegalArgumentException.class, () -> new CodecSettings(4097, ValueFormat.SIGN, 1f));
    assertThrows(IllegalArgumentException.class, () -> new CodecSettings(1, ValueFormat.SIGN, 0f));
    assertThrows(
        IllegalArgumentException.class, () -> new CodecSettings(1, ValueFormat.SIGN, Float.NaN));
  }

  @Test
  void theEncoderRefusesLengthsThatAreNoSegment() {
    SegmentEncoder encoder = new SegmentEncoder(SETTINGS);
    assertThrows(IllegalArgumentException.class, () -> encoder.encode(new float[10], 11));
    assertThrows(IllegalArgumentException.class, () -> encoder.encode(new float[10], 0));
  }
}
