package io.kicktrain.codec.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.Samples;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BlockShareTest {
  @Test
  void eachBlockSendsItsShareOfLargestMagnitudes() throws IOException {
    ParameterVector update = Samples.gradient(4096 + 100, 3);
    MessageReader reader =
        MessageReader.of(
            new ErrorFeedback(new CodecSettings(64, ValueFormat.Q2, 1f), new ParameterVector(4196))
                .encode(update));
    SparseSegment segment = new SparseSegment();
    reader.decode(0, segment);
    assertEquals(64 + 2, segment.count(), "64 of 4096 and ceil(64 * 100 / 4096) of the last 100");
    float smallestSent = Float.MAX_VALUE;
    for (int i = 0; i < 64; i++) {
      smallestSent = Math.min(smallestSent, Math.abs(update.get(segment.positions()[i])));
    }
    int larger = 0;
    for (int i = 0; i < 4096; i++) {
      larger += Math.abs(update.get(i)) >= smallestSent ? 1 : 0;
    }
    assertEquals(64, larger);
  }
}
