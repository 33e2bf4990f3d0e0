package io.kicktrain.codec.feedback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.Samples;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.ParameterVector;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Neither the number of threads nor where the state comes from changes a bit. */
class ThreadsTest {
  private static final int LENGTH = 1_200_001;
  private static final Optional<MomentumSettings> MOMENTUM =
      Optional.of(new MomentumSettings(0.9f, 50f, true));

  static List<CodecSettings> settings() {
    Selection blocks = new Selection.PerBlock(5);
    Selection global = new Selection.Global(1234);
    return List.of(
        new CodecSettings(blocks, ValueFormat.SIGN, Transform.NONE, 0.9f),
        new CodecSettings(blocks, ValueFormat.Q4, Transform.WALSH_HADAMARD, 1f),
        new CodecSettings(global, ValueFormat.Q2, Transform.NONE, 0.9f),
        new CodecSettings(global, ValueFormat.Q8, Transform.WALSH_HADAMARD, 0.9f));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void threadsDoNotChangeABit(CodecSettings settings) {
    ParameterVector expected = Samples.gradient(LENGTH, 1);
    ParameterVector update = Samples.gradient(LENGTH, 2);
    byte[] message = new ErrorFeedback(settings, expected).encode(update);
    for (int threads = 2; threads <= 3; threads++) {
      ParameterVector residual = Samples.gradient(LENGTH, 1);
      assertArrayEquals(message, new ErrorFeedback(settings, residual, threads).encode(update));
      assertSame(expected, residual);
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theStateBeforeMayBeAnotherAndTakingBackIsExact(CodecSettings settings) {
    FeedbackState before = state(Samples.gradient(LENGTH, 1), Samples.gradient(LENGTH, 4));
    FeedbackState inPlace = before.copy();
    FeedbackState after = state(Samples.gradient(LENGTH, 3), Samples.gradient(LENGTH, 5));
    ParameterVector update = Samples.gradient(LENGTH, 2);
    Feedback feedback = Feedback.of(settings, MOMENTUM, after, 2);
    assertArrayEquals(
        Feedback.of(settings, MOMENTUM, inPlace).encode(update), feedback.encode(before, update));
    assertSame(inPlace, after);
    assertSame(Samples.gradient(LENGTH, 1), before.residual());
    feedback.takeBack();
    Feedback.of(settings, MOMENTUM, before).foldBack(update);
    assertSame(before, after);
    assertThrows(IllegalStateException.class, feedback::takeBack);
  }

  @Test
  void thereIsAThread() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ErrorFeedback(settings().get(0), new ParameterVector(1), 0));
  }

  private static FeedbackState state(ParameterVector residual, ParameterVector momentum) {
    return new FeedbackState(residual, Optional.of(momentum));
  }

  private static void assertSame(FeedbackState expected, FeedbackState actual) {
    assertSame(expected.residual(), actual.residual());
    assertSame(expected.momentum().orElseThrow(), actual.momentum().orElseThrow());
  }

  private static void assertSame(ParameterVector expected, ParameterVector actual) {
    for (int s = 0; s < expected.segments(); s++) {
      assertArrayEquals(expected.segment(s), actual.segment(s));
    }
  }
}
