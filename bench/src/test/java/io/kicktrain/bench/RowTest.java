package io.kicktrain.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowTest {

  @Test
  void theValueIsTheMedian() {
    assertEquals(3, Row.of("a", "s", 9, 1, 3).value());
    assertEquals(2.5, Row.of("a", "s", 4, 1, 2, 3).value());
    assertEquals(1, Row.of("a", "s", 3, 1, 2).min());
    assertEquals(3, Row.of("a", "s", 3, 1, 2).max());
  }

  @Test
  void isComparedAndJudged() {
    Row row = Row.of("encode-passes", "passes", 3).against("published", 6);
    assertEquals(Optional.of(0.5), row.ratio());
    assertEquals(Optional.empty(), row.reached());
    assertEquals(Optional.of(true), row.atMost(3).reached());
    assertEquals(Optional.of(false), row.atMost(2.9).reached());
    assertEquals(Optional.of(true), row.atLeast(3).reached());
    assertEquals(Optional.of(false), row.atLeast(3.1).reached());
  }

  @Test
  void refusesWhatIsNoMeasurement() {
    assertThrows(IllegalArgumentException.class, () -> Row.of("a", "s"));
    assertThrows(IllegalArgumentException.class, () -> Row.of("a", "s", Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Row.of("A b", "s", 1));
  }
}
