package io.kicktrain.codec.feedback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.Samples;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Momentum correction, clipping and masking as the paper writes them, one coordinate at a time. */
class MomentumReferenceTest {
  private static final int LENGTH = 9_001;
  private static final int KEPT = 91;
  private static final float MOMENTUM = 0.9f;
  private static final float CLIP = 3f;

  private final float[] u = new float[LENGTH];
  private final float[] v = new float[LENGTH];

  /** One step of the paper; returns what is sent. */
  private List<Integer> step(float[] g) {
    double norm = 0;
    for (float x : g) {
      norm += (double) x * x;
    }
    norm = Math.sqrt(norm);
    assertTrue(norm > CLIP, "the clipping is at work");
    float scale = (float) (CLIP / norm);
    for (int i = 0; i < LENGTH; i++) {
      u[i] = MOMENTUM * u[i] + scale * g[i];
      v[i] = v[i] + u[i];
    }
    return IntStream.range(0, LENGTH)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> -Math.abs(v[i])))
        .limit(KEPT)
        .sorted()
        .toList();
  }

  @Test
  void agreesWithThePaper() throws IOException {
    CodecSettings coding =
        new CodecSettings(new Selection.Global(10_000), ValueFormat.FLOAT32, Transform.NONE, 1f);
    FeedbackState state = FeedbackState.zero(LENGTH, true);
    MomentumSettings settings = new MomentumSettings(MOMENTUM, CLIP, true);
    Feedback feedback = Feedback.of(coding, Optional.of(settings), state);
    SparseSegment message = new SparseSegment();
    for (int round = 0; round < 12; round++) {
      ParameterVector update = Samples.gradient(LENGTH, round);
      List<Integer> sent = step(update.segment(0));
      MessageReader.of(feedback.encode(update)).decode(0, message);
      assertEquals(KEPT, message.count());
      for (int i = 0; i < KEPT; i++) {
        int at = sent.get(i);
        assertEquals(at, message.positions()[i]);
        assertEquals(v[at], message.values()[i]);
        v[at] = 0f;
        u[at] = 0f;
      }
      assertArrayEquals(v, state.residual().segment(0));
      assertArrayEquals(u, state.momentum().orElseThrow().segment(0));
    }
  }
}
