package io.kicktrain.codec.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.Samples;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DenseTest {
  private static Dense of(long... ends) {
    List<Dense.Range> ranges =
        IntStream.range(0, ends.length / 2)
            .mapToObj(i -> new Dense.Range(ends[2 * i], ends[2 * i + 1]))
            .toList();
    return new Dense(ranges, ValueFormat.Q8);
  }

  /** Every way to ask gives what asking each coordinate gives. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4096, 4097, 262_144, 262_145, 600_001})
  void runsAndCountsAreThoseOfTheCoordinates(int length) {
    for (int seed = 0; seed < 20; seed++) {
      Dense dense = Samples.dense(length, ValueFormat.Q4, new SplittableRandom(seed));
      boolean[] expected = new boolean[length];
      dense.ranges().forEach(r -> Arrays.fill(expected, (int) r.from(), (int) r.to(), true));
      boolean[] actual = new boolean[length];
      long count = 0;
      for (int s = 0; s < Geometry.segments(length); s++) {
        DenseRuns runs = dense.runs(s);
        mark(runs, s * Geometry.SEGMENT, actual);
        assertEquals(runs.count(), dense.count(s));
        count += runs.count();
      }
      assertArrayEquals(expected, actual);
      assertEquals(dense.count(), count);
      boolean[] byBlock = new boolean[length];
      for (long b = 0; b < Geometry.blocks(length); b++) {
        DenseRuns runs = dense.runsOfBlock(b);
        mark(runs, (int) b * Geometry.BLOCK, byBlock);
        assertEquals(!runs.isEmpty(), dense.isInBlock(b));
        assertEquals(runs.count(), dense.runs((int) (b / 64)).countOf((int) (b % 64)));
      }
      assertArrayEquals(expected, byBlock);
    }
  }

  private static void mark(DenseRuns runs, int start, boolean[] marks) {
    int[] positions = new int[runs.count()];
    runs.positions(positions, 0);
    for (int r = 0, at = 0; r < runs.runs(); r++) {
      assertEquals(runs.start(r) / Geometry.BLOCK, (runs.end(r) - 1) / Geometry.BLOCK);
      for (int i = runs.start(r); i < runs.end(r); i++) {
        assertFalse(marks[start + i]);
        assertEquals(i, positions[at++]);
        marks[start + i] = true;
      }
    }
  }

  @Test
  void clearsThoseThatAreDense() {
    float[] group = {1, 2, 3, 4};
    of(0, 262_146, 262_147, 262_149).clear(1, 1, group);
    assertArrayEquals(new float[] {0, 2, 0, 0}, group);
    Dense.NONE.clear(0, 0, group);
    assertEquals(2f, group[1]);
  }

  @Test
  void whereNothingIsDenseThereIsNothingToSay() {
    assertSame(DenseRuns.NONE, of(5, 6).runs(1));
    assertEquals(Dense.NONE, new Dense(List.of(), ValueFormat.SIGN));
    assertEquals("none", Dense.NONE.toString());
    assertEquals("2 ranges of 5 coordinates as Q8", of(0, 2, 2, 5).toString());
  }

  @Test
  void lastCoordinatesOfTheLargestVectorMayBeDense() {
    Dense dense = of(Geometry.MAX_PARAMETERS - 1, Geometry.MAX_PARAMETERS);
    int last = Geometry.segments(Geometry.MAX_PARAMETERS) - 1;
    assertEquals(Geometry.SEGMENT - 1, dense.runs(last).start(0));
    dense.checkFits(Geometry.MAX_PARAMETERS);
    assertThrows(
        IllegalArgumentException.class, () -> dense.checkFits(Geometry.MAX_PARAMETERS - 1));
  }

  @ParameterizedTest
  @CsvSource({"-1, 1, 2, 3", "1, 1, 2, 3", "0, 2, 1, 3", "5, 6, 2, 3", "0, 1, 2, 1099511627777"})
  void rangesAscend(long from, long to, long nextFrom, long nextTo) {
    assertThrows(IllegalArgumentException.class, () -> of(from, to, nextFrom, nextTo));
  }

  @Test
  void thereAreNotTooMany() {
    List<Dense.Range> many = Collections.nCopies(4097, new Dense.Range(0, 1));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new Dense(many, ValueFormat.SIGN));
    assertTrue(e.getMessage().startsWith("4097 dense ranges"), e::getMessage);
  }
}
