package io.kicktrain.codec.feedback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.Samples;
import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Dense coordinates in every value format, beside both selections, with and without transform. */
class DenseFeedbackTest {
  private static final int[] LENGTHS = {
    1, 2, 100, 4095, 4096, 4097, 20_000, (1 << 18) - 1, (1 << 18) + 1, 600_001
  };

  /** A vector to be sent, and how. */
  record Case(int length, CodecSettings settings) {
    Dense dense() {
      return settings.dense();
    }

    ParameterVector residual() {
      return Samples.gradient(length, 1);
    }

    ParameterVector update() {
      return Samples.gradient(length, 2);
    }
  }

  static List<Case> cases() {
    SplittableRandom random = new SplittableRandom(3);
    List<Case> cases = new ArrayList<>();
    ValueFormat[] formats = ValueFormat.values();
    for (int i = 0; i < 4 * formats.length; i++) {
      Selection selection =
          i % 2 == 0
              ? new Selection.PerBlock(1 + random.nextInt(60))
              : new Selection.Global(1 + random.nextInt(10_000));
      Transform transform = i % 4 < 2 ? Transform.NONE : Transform.WALSH_HADAMARD;
      int length = LENGTHS[i % LENGTHS.length];
      Dense dense = Samples.dense(length, formats[i % formats.length], random);
      ValueFormat values = formats[random.nextInt(formats.length)];
      cases.add(new Case(length, new CodecSettings(selection, values, transform, 0.9f, dense)));
    }
    Dense all = new Dense(List.of(new Dense.Range(0, 300_000)), ValueFormat.Q2);
    cases.add(new Case(300_000, new CodecSettings(7, ValueFormat.SIGN, 0.9f).with(all)));
    return cases;
  }

  private static boolean[] dense(Case c) {
    boolean[] dense = new boolean[c.length()];
    for (Dense.Range range : c.dense().ranges()) {
      Arrays.fill(dense, (int) range.from(), (int) range.to(), true);
    }
    return dense;
  }

  /** What error feedback holds before selection. */
  private static float[] accumulated(Case c) {
    float[] acc = new float[c.length()];
    ParameterVector residual = c.residual();
    ParameterVector update = c.update();
    for (long b = 0; b < Geometry.blocks(c.length()); b++) {
      int n = Geometry.blockLength(c.length(), b);
      float[] block = block(update, b);
      if (!c.dense().isInBlock(b)) {
        c.settings().transform().forward(block, n);
      }
      for (int i = 0; i < n; i++) {
        int at = (int) b * Geometry.BLOCK + i;
        float kept = 0.9f * residual.get(at);
        acc[at] = kept + block[i];
      }
    }
    return acc;
  }

  private static SparseSegment[] decoded(byte[] message) throws IOException {
    MessageReader reader = MessageReader.of(message);
    SparseSegment[] segments = new SparseSegment[reader.header().segments()];
    for (int s = 0; s < segments.length; s++) {
      segments[s] = new SparseSegment();
      reader.decode(s, segments[s]);
    }
    return segments;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsSentAndWhatIsLeftAddUpAndAllThatIsDenseIsSent(Case c) throws IOException {
    ParameterVector residual = c.residual();
    byte[] message = new ErrorFeedback(c.settings(), residual).encode(c.update());
    float[] left = accumulated(c);
    boolean[] waiting = dense(c);
    SparseSegment[] segments = decoded(message);
    for (int s = 0; s < segments.length; s++) {
      int previous = -1;
      for (int i = 0; i < segments[s].count(); i++) {
        int at = segments[s].positions()[i];
        assertTrue(at > previous, "positions ascend");
        previous = at;
        waiting[s * Geometry.SEGMENT + at] = false;
        left[s * Geometry.SEGMENT + at] -= segments[s].values()[i];
      }
    }
    for (int i = 0; i < c.length(); i++) {
      assertFalse(waiting[i], "a dense coordinate was not sent");
      assertEquals(left[i], residual.get(i));
    }
  }

  /** Of the others as many are selected as the share says, and none that is smaller than others. */
  @ParameterizedTest
  @MethodSource("cases")
  void selectionIsAmongTheOthers(Case c) throws IOException {
    float[] acc = accumulated(c);
    boolean[] dense = dense(c);
    boolean[] sent = new boolean[c.length()];
    SparseSegment[] segments =
        decoded(new ErrorFeedback(c.settings(), c.residual()).encode(c.update()));
    for (int s = 0; s < segments.length; s++) {
      for (int i = 0; i < segments[s].count(); i++) {
        sent[s * Geometry.SEGMENT + segments[s].positions()[i]] = true;
      }
    }
    boolean global = c.settings().selection() instanceof Selection.Global;
    int scope = global ? c.length() : Geometry.BLOCK;
    for (int from = 0; from < c.length(); from += scope) {
      int to = Math.min(c.length(), from + scope);
      int others = 0;
      int selected = 0;
      float smallest = Float.MAX_VALUE;
      float largestLeft = 0;
      for (int i = from; i < to; i++) {
        if (!dense[i]) {
          float magnitude = Math.abs(acc[i]);
          others++;
          selected += sent[i] ? 1 : 0;
          smallest = sent[i] ? Math.min(smallest, magnitude) : smallest;
          largestLeft = sent[i] ? largestLeft : Math.max(largestLeft, magnitude);
        }
      }
      assertEquals(share(c.settings().selection(), others), selected);
      assertTrue(smallest >= largestLeft);
    }
  }

  private static long share(Selection selection, int others) {
    if (selection instanceof Selection.Global global) {
      return global.keepOf(others);
    }
    return ((Selection.PerBlock) selection).keepOf(others);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void threadsAndTakingBackDoNotChangeABit(Case c) {
    byte[] expected = new ErrorFeedback(c.settings(), c.residual()).encode(c.update());
    ParameterVector residual = c.residual();
    ErrorFeedback feedback = new ErrorFeedback(c.settings(), residual, 3);
    assertArrayEquals(expected, feedback.encode(c.update()));
    feedback.takeBack();
    ParameterVector folded = c.residual();
    new ErrorFeedback(c.settings(), folded).foldBack(c.update());
    for (int s = 0; s < folded.segments(); s++) {
      assertArrayEquals(folded.segment(s), residual.segment(s));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anOpenedBlockIsCheckedWithItsDenseCoordinates(Case c) throws IOException {
    ParameterVector after = c.residual();
    MessageReader message =
        MessageReader.of(new ErrorFeedback(c.settings(), after).encode(c.update()));
    ParameterVector residual = c.residual();
    ParameterVector wholeUpdate = c.update();
    long blocks = Geometry.blocks(c.length());
    for (long b = 0; b < blocks; b += 1 + blocks / 9) {
      float[] before = block(residual, b);
      float[] update = block(wholeUpdate, b);
      Optional<float[]> found = BlockCheck.check(message, b, before, update, c.settings());
      assertArrayEquals(block(after, b), found.orElseThrow());
      CodecSettings none = c.settings().with(Dense.NONE);
      if (!c.dense().isEmpty()) {
        assertTrue(BlockCheck.check(message, b, before, update, none).isEmpty());
      }
    }
  }

  @Test
  void aLieAboutADenseCoordinateIsFoundOut() throws IOException {
    Dense dense = new Dense(List.of(new Dense.Range(5000, 5010)), ValueFormat.Q8);
    CodecSettings settings = new CodecSettings(9, ValueFormat.SIGN, 1f).with(dense);
    ParameterVector update = Samples.gradient(8192, 1);
    byte[] message = new ErrorFeedback(settings, new ParameterVector(8192)).encode(update);
    float[] zeros = new float[4096];
    float[] lie = block(update, 1);
    assertTrue(BlockCheck.check(MessageReader.of(message), 1, zeros, lie, settings).isPresent());
    lie[5003 - 4096] *= -1;
    assertTrue(BlockCheck.check(MessageReader.of(message), 1, zeros, lie, settings).isEmpty());
  }

  private static float[] block(ParameterVector vector, long block) {
    float[] values = new float[Geometry.blockLength(vector.length(), block)];
    vector.copyBlock(block, values);
    return values;
  }

  /** Small values beside large ones keep their size: neither selection nor scales mix them. */
  @ParameterizedTest
  @EnumSource
  void aRangeHasScalesOfItsOwn(ValueFormat format) throws IOException {
    Dense dense = new Dense(List.of(new Dense.Range(10, 20), new Dense.Range(20, 30)), format);
    ParameterVector update = new ParameterVector(4096);
    for (int i = 0; i < 4096; i++) {
      update.set(i, i < 10 || i >= 30 ? 3f : i < 20 ? 0x1p-20f : -0.5f);
    }
    CodecSettings settings = new CodecSettings(4, ValueFormat.SIGN, 1f).with(dense);
    SparseSegment sent =
        decoded(new ErrorFeedback(settings, new ParameterVector(4096)).encode(update))[0];
    assertEquals(24, sent.count());
    for (int i = 0; i < sent.count(); i++) {
      assertEquals(update.get(sent.positions()[i]), sent.values()[i]);
    }
  }

  /** The squared error that one message leaves of normal numbers is near the best possible. */
  @ParameterizedTest
  @EnumSource
  void littleIsLeftBehind(ValueFormat format) {
    Dense dense = new Dense(List.of(new Dense.Range(0, 4096)), format);
    SplittableRandom random = new SplittableRandom(5);
    ParameterVector update = new ParameterVector(4096);
    double before = 0;
    for (int i = 0; i < 4096; i++) {
      update.set(i, (float) (1e-3 * random.nextGaussian()));
      before += Math.pow(update.get(i), 2);
    }
    ParameterVector residual = new ParameterVector(4096);
    CodecSettings settings = new CodecSettings(1, ValueFormat.SIGN, 1f).with(dense);
    new ErrorFeedback(settings, residual).encode(update);
    double left = 0;
    for (int i = 0; i < 4096; i++) {
      left += Math.pow(residual.get(i), 2);
    }
    // Lloyd-Max quantisers, whose scales are not rounded, leave 0.363, 0.118 and 0.0095.
    double most =
        switch (format) {
          case SIGN -> 0.39;
          case Q2 -> 0.15;
          case Q4 -> 0.02;
          case Q8 -> 2e-4;
          case FLOAT16 -> 1e-6;
          case FLOAT32 -> 0;
        };
    assertTrue(left / before <= most, format + " leaves " + left / before);
  }

  /** Momentum goes on where nothing waits: masking is for what was held back. */
  @Test
  void masksWhatWasSelectedAndNotWhatIsDense() throws IOException {
    Dense dense = new Dense(List.of(new Dense.Range(0, 1)), ValueFormat.FLOAT32);
    CodecSettings coding = new CodecSettings(1, ValueFormat.FLOAT32, 1f).with(dense);
    Optional<MomentumSettings> masking =
        Optional.of(new MomentumSettings(0.5f, Float.POSITIVE_INFINITY, true));
    FeedbackState state = FeedbackState.zero(3, true);
    ParameterVector update = new ParameterVector(3);
    System.arraycopy(new float[] {4, 2, 1}, 0, update.segment(0), 0, 3);
    Feedback feedback = Feedback.of(coding, masking, state);
    FeedbackState zero = state.copy();
    MessageReader message = MessageReader.of(feedback.encode(update));
    float[] momentum = state.momentum().orElseThrow().segment(0).clone();
    assertArrayEquals(new float[] {4, 0, 1}, momentum);
    assertArrayEquals(new float[] {0, 0, 1}, state.residual().segment(0));
    List<float[]> opened = zero.vectors().stream().map(v -> v.segment(0)).toList();
    List<float[]> found =
        StateCheck.check(message, 0, opened, update.segment(0), coding, masking).orElseThrow();
    assertArrayEquals(momentum, found.get(1));
    SparseSegment second = decoded(feedback.encode(update))[0];
    assertEquals(6f, second.values()[0], "4 and half of the 4 before");
    feedback.takeBack();
    assertArrayEquals(new float[] {6, 2, 1.5f}, state.momentum().orElseThrow().segment(0));
  }

  @Test
  void whatIsDenseMustBeNumbersInTheVector() {
    Dense dense = new Dense(List.of(new Dense.Range(2, 4)), ValueFormat.SIGN);
    CodecSettings settings = new CodecSettings(1, ValueFormat.SIGN, 1f).with(dense);
    ParameterVector update = new ParameterVector(4);
    update.set(3, Float.NaN);
    ErrorFeedback feedback = new ErrorFeedback(settings, new ParameterVector(4));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> feedback.encode(update));
    assertTrue(e.getMessage().startsWith("coordinate 3 of the update is NaN"), e::getMessage);
    ErrorFeedback shorter = new ErrorFeedback(settings, new ParameterVector(3));
    assertThrows(IllegalArgumentException.class, () -> shorter.encode(new ParameterVector(3)));
    SegmentEncoder encoder = new SegmentEncoder(settings);
    assertThrows(IllegalArgumentException.class, () -> encoder.encode(new float[4], 4));
  }

  @Test
  void theHubCutsADenseStepToo() {
    Dense dense = new Dense(List.of(new Dense.Range(1, 2)), ValueFormat.FLOAT32);
    CodecSettings settings = new CodecSettings(1, ValueFormat.FLOAT32, 1f).with(dense);
    float[] residual = new float[2];
    ServerFeedback feedback = new ServerFeedback(settings);
    feedback.encode(0, residual, new float[] {0, 9f}, 2);
    assertEquals(-8f, feedback.decoded().values()[0]);
    assertArrayEquals(new float[2], residual);
  }
}
