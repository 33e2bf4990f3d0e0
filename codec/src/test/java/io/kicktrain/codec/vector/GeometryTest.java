package io.kicktrain.codec.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeometryTest {
  @ParameterizedTest
  @ValueSource(
      longs = {1, 4095, 4096, 4097, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 1L << 31, 1L << 40})
  void blocksAndSegmentsCoverTheVector(long parameters) {
    long lastBlock = Geometry.blocks(parameters) - 1;
    assertEquals(
        parameters, lastBlock * Geometry.BLOCK + Geometry.blockLength(parameters, lastBlock));
    int lastSegment = Geometry.segments(parameters) - 1;
    assertEquals(
        parameters,
        (long) lastSegment * Geometry.SEGMENT + Geometry.segmentLength(parameters, lastSegment));
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThrows(IllegalArgumentException.class, () -> Geometry.blocks(0));
    assertThrows(IllegalArgumentException.class, () -> Geometry.segments((1L << 40) + 1));
    assertThrows(IndexOutOfBoundsException.class, () -> Geometry.blockLength(4096, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> Geometry.segmentLength(4096, -1));
  }
}
