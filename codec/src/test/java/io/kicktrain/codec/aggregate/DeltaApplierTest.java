package io.kicktrain.codec.aggregate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.Samples;
import io.kicktrain.codec.feedback.ErrorFeedback;
import io.kicktrain.codec.frame.MalformedMessageException;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class DeltaApplierTest {
  private static final int LENGTH = 300_000;
  private static final CodecSettings SETTINGS = new CodecSettings(41, ValueFormat.Q4, 1f);

  private static byte[] delta() {
    return new ErrorFeedback(SETTINGS, new ParameterVector(LENGTH))
        .encode(Samples.gradient(LENGTH, 1));
  }

  @Test
  void addsEachValueOnce() throws IOException {
    ParameterVector weights = Samples.gradient(LENGTH, 2);
    ParameterVector before = weights.copy();
    MessageReader delta = MessageReader.of(delta());
    DeltaApplier.apply(delta, weights);
    SparseSegment sparse = new SparseSegment();
    for (int s = 0; s < weights.segments(); s++) {
      delta.decode(s, sparse);
      float[] expected = before.segment(s).clone();
      for (int i = 0; i < sparse.count(); i++) {
        expected[sparse.positions()[i]] += sparse.values()[i];
      }
      assertArrayEquals(expected, weights.segment(s));
    }
  }

  @Test
  void vectorAndBufferGetTheSameBits() throws IOException {
    ParameterVector weights = Samples.gradient(LENGTH, 2);
    FloatBuffer buffer = FloatBuffer.allocate(LENGTH);
    for (int s = 0; s < weights.segments(); s++) {
      buffer.put(s * Geometry.SEGMENT, weights.segment(s));
    }
    DeltaApplier.apply(MessageReader.of(delta()), weights);
    DeltaApplier.apply(MessageReader.of(delta()), buffer);
    for (int i = 0; i < LENGTH; i++) {
      assertEquals(weights.get(i), buffer.get(i));
    }
  }

  @Test
  void aMalformedDeltaChangesNothing() throws IOException {
    byte[] bytes = delta();
    bytes[bytes.length - 1] = (byte) 0xff;
    bytes[(int) MessageReader.of(bytes).segmentOffset(1)] = 0;
    ParameterVector weights = new ParameterVector(LENGTH);
    MessageReader delta = MessageReader.of(bytes);
    assertThrows(MalformedMessageException.class, () -> DeltaApplier.apply(delta, weights));
    assertArrayEquals(new float[Geometry.SEGMENT], weights.segment(0));
  }

  @Test
  void lengthsMustAgree() throws IOException {
    MessageReader delta = MessageReader.of(delta());
    assertThrows(
        IllegalArgumentException.class,
        () -> DeltaApplier.apply(delta, new ParameterVector(LENGTH + 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> DeltaApplier.apply(delta, FloatBuffer.allocate(LENGTH - 1)));
  }
}
