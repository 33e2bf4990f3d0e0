package io.kicktrain.codec.feedback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.Samples;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateCheckTest {
  private static final int LENGTH = 270_000;
  private static final float NO_CLIPPING = Float.POSITIVE_INFINITY;
  private static final CodecSettings CODING =
      new CodecSettings(new Selection.Global(10_000), ValueFormat.Q4, Transform.NONE, 0.95f);

  private final FeedbackState before =
      new FeedbackState(Samples.gradient(LENGTH, 1), Optional.of(Samples.gradient(LENGTH, 2)));
  private final FeedbackState after = before.copy();
  private final ParameterVector update = Samples.gradient(LENGTH, 3);

  private static float[] block(ParameterVector vector, long block) {
    float[] values = new float[Geometry.blockLength(vector.length(), block)];
    vector.copyBlock(block, values);
    return values;
  }

  private static List<float[]> blocks(FeedbackState state, long block) {
    return state.vectors().stream().map(v -> block(v, block)).toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anHonestSendersStateFollowsInEveryBlock(boolean masking) throws IOException {
    Optional<MomentumSettings> settings =
        Optional.of(new MomentumSettings(0.9f, NO_CLIPPING, masking));
    MessageReader message = MessageReader.of(Feedback.of(CODING, settings, after).encode(update));
    for (long b = 0; b < Geometry.blocks(LENGTH); b++) {
      List<float[]> found =
          StateCheck.check(message, b, blocks(before, b), block(update, b), CODING, settings)
              .orElseThrow();
      assertArrayEquals(block(after.residual(), b), found.get(0));
      assertArrayEquals(block(after.momentum().orElseThrow(), b), found.get(1));
    }
  }

  @Test
  void aMessageThatIgnoresTheMomentumIsFoundOut() throws IOException {
    Optional<MomentumSettings> settings =
        Optional.of(new MomentumSettings(0.9f, NO_CLIPPING, true));
    MessageReader message =
        MessageReader.of(new ErrorFeedback(CODING, after.residual()).encode(update));
    int refused = 0;
    for (long b = 0; b < Geometry.blocks(LENGTH); b++) {
      boolean found =
          StateCheck.check(message, b, blocks(before, b), block(update, b), CODING, settings)
              .isPresent();
      refused += found ? 0 : 1;
    }
    assertTrue(refused > Geometry.blocks(LENGTH) / 2, "of 66 blocks " + refused);
  }

  @Test
  void stateAndSettingsMustFit() throws IOException {
    MessageReader message =
        MessageReader.of(new ErrorFeedback(CODING, after.residual()).encode(update));
    List<float[]> opened = blocks(before, 0);
    float[] g = block(update, 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> StateCheck.check(message, 0, opened, g, CODING, Optional.empty()));
    MomentumSettings clipping = new MomentumSettings(0.9f, 1f, true);
    assertThrows(
        IllegalArgumentException.class,
        () -> StateCheck.check(message, 0, opened, g, CODING, Optional.of(clipping)));
    assertThrows(
        IllegalArgumentException.class, () -> Feedback.of(CODING, Optional.empty(), before));
    assertThrows(
        IllegalArgumentException.class,
        () -> new FeedbackState(new ParameterVector(3), Optional.of(new ParameterVector(4))));
  }

  @Test
  void aStateIsReadAsItWasWritten() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    before.writeTo(Channels.newChannel(bytes));
    assertEquals(2L * LENGTH * Float.BYTES, bytes.size());
    FeedbackState read =
        FeedbackState.readFrom(
            Channels.newChannel(new ByteArrayInputStream(bytes.toByteArray())), LENGTH, true);
    for (long b = 0; b < Geometry.blocks(LENGTH); b++) {
      assertArrayEquals(blocks(before, b).get(0), blocks(read, b).get(0));
      assertArrayEquals(blocks(before, b).get(1), blocks(read, b).get(1));
    }
    assertEquals(1, FeedbackState.zero(5, false).vectors().size());
  }
}
