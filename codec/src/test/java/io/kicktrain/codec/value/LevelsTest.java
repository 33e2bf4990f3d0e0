package io.kicktrain.codec.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class LevelsTest {
  @Test
  void scalesRunFromTheQuantumToSixteenInEighthsOfAnOctave() {
    assertEquals(0x1p-36f, Scale.value(0));
    assertEquals(0x1.2p-36f, Scale.value(1));
    assertEquals(0x1p-35f, Scale.value(8));
    assertEquals(16f, Scale.value(Scale.MAX_CODE));
  }

  @Test
  void scalesRoundAsTheirNamesSay() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      float x = (float) Math.pow(2, random.nextDouble(-36, 4));
      assertTrue(Scale.value(Scale.floor(x)) <= x);
      assertTrue(Scale.value(Scale.ceil(x)) >= x);
      assertEquals(x, Scale.value(Scale.nearest(x)), x / 15);
    }
    assertEquals(0, Scale.nearest(Float.MIN_VALUE));
    assertEquals(Scale.MAX_CODE, Scale.nearest(1e30f));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ANY, names = "SIGN|Q.")
  void everyCodeOfAFormatIsItsOwnNearest(ValueFormat format) {
    Levels levels = new Levels(format);
    levels.place(200, 240);
    for (int code = 0; code < 1 << format.bits(); code++) {
      assertEquals(code, levels.encode(levels.decode(code)));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ANY, names = "Q.")
  void levelsRunFromTheLowScaleToTheHigh(ValueFormat format) {
    Levels levels = new Levels(format);
    levels.place(100, 160);
    assertEquals(Scale.value(100), levels.magnitude(0));
    assertEquals(Scale.value(160), levels.magnitude(format.levels() - 1));
    for (int j = 1; j < format.levels(); j++) {
      assertTrue(levels.magnitude(j) > levels.magnitude(j - 1));
    }
    assertEquals(0, levels.nearest(Float.MIN_VALUE));
    assertEquals(format.levels() - 1, levels.nearest(1e30f));
  }

  @Test
  void oneLevelIsTheMeanAndTwoAreTheMeansBelowAndAbove() {
    float[] values = {-1, 1, -1, 1, 6, -6};
    LevelPlacement placement = LevelPlacement.ofSelected();
    placement.place(ValueFormat.SIGN, values, 0, 6);
    assertEquals(
        2.75f, Scale.value(placement.lowCode()), "16/6 is nearest to 2.75 of 2.5, 2.75, 3");
    placement.place(ValueFormat.Q2, values, 0, 6);
    assertEquals(1f, Scale.value(placement.lowCode()));
    assertEquals(6f, Scale.value(placement.highCode()));
  }

  @Test
  void manyLevelsEncloseTheValues() {
    LevelPlacement placement = LevelPlacement.ofSelected();
    placement.place(ValueFormat.Q4, new float[] {9, 1.1f, -3.3f, 9}, 1, 3);
    assertEquals(1f, Scale.value(placement.lowCode()));
    assertEquals(3.5f, Scale.value(placement.highCode()));
  }

  @Test
  void refusesScalesInTheWrongOrder() {
    Levels levels = new Levels(ValueFormat.Q4);
    assertThrows(IllegalArgumentException.class, () -> levels.place(5, 4));
    assertThrows(IllegalArgumentException.class, () -> levels.place(5, 321));
    assertThrows(IllegalArgumentException.class, () -> levels.place(-1, 4));
    assertThrows(IllegalArgumentException.class, () -> new Levels(ValueFormat.FLOAT32));
  }
}
