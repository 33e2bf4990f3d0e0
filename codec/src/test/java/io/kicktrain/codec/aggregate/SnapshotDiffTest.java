package io.kicktrain.codec.aggregate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.Samples;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotDiffTest {
  private static void assertLeads(ParameterVector from, ParameterVector to, List<byte[]> deltas)
      throws IOException {
    ParameterVector weights = from.copy();
    for (byte[] delta : deltas) {
      DeltaApplier.apply(MessageReader.of(delta), weights);
    }
    for (int s = 0; s < to.segments(); s++) {
      assertArrayEquals(to.segment(s), weights.segment(s));
    }
  }

  @Test
  void leadsToTheOtherSnapshotBitForBit() throws IOException {
    ParameterVector from = Samples.gradient(600_001, 1);
    ParameterVector to = from.copy();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      to.set(random.nextLong(to.length()), (float) (random.nextGaussian() * 5));
    }
    to.set(600_000, -40f);
    List<byte[]> deltas = SnapshotDiff.between(from, to);
    assertTrue(deltas.size() > 1, "some differences need rounding");
    assertLeads(from, to, deltas);
    assertTrue(deltas.get(0).length < 20_000 * 7, "what agrees is not sent");
  }

  @Test
  void equalSnapshotsNeedNothing() {
    ParameterVector same = Samples.gradient(5000, 1);
    assertEquals(List.of(), SnapshotDiff.between(same, same.copy()));
  }

  @ParameterizedTest
  @CsvSource({"1e-12, 3e-12", "0, -0.0", "0, NaN", "1, Infinity", "0, 70", "NaN, 1"})
  void saysWhatCannotBeReached(float have, float want) {
    ParameterVector from = new ParameterVector(5000);
    ParameterVector to = new ParameterVector(5000);
    from.set(4999, have);
    to.set(4999, want);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> SnapshotDiff.between(from, to));
    assertTrue(e.getMessage().startsWith("no delta leads coordinate 4999 from"), e.getMessage());
  }

  @Test
  void lengthsMustAgree() {
    ParameterVector three = new ParameterVector(3);
    ParameterVector four = new ParameterVector(4);
    assertThrows(IllegalArgumentException.class, () -> SnapshotDiff.between(three, four));
  }
}
