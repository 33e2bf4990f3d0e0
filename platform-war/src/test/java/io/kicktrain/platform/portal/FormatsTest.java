package io.kicktrain.platform.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormatsTest {

  @Test
  void numbersForPeople() {
    assertEquals("0 B", Formats.bytes(0));
    assertEquals("999 B", Formats.bytes(999));
    assertEquals("1.0 kB", Formats.bytes(1000));
    assertEquals("194 kB", Formats.bytes(194_300));
    assertEquals("1.0 MB", Formats.bytes(999_700));
    assertEquals("12.3 GFLOP", Formats.credit(12_345));
    assertEquals("124 million", Formats.large(124_439_808));
    assertEquals("42", Formats.large(42));
    assertEquals("33.3%", Formats.percent(333_333));
    assertEquals("5.545", Formats.nats(5_545_177));
    assertEquals("–", Formats.perSecond(0));
    assertEquals("2.5/s", Formats.perSecond(2500));
  }

  @Test
  void durationsInTwoUnits() {
    assertEquals("59 s", Formats.duration(59));
    assertEquals("1 min 1 s", Formats.duration(61));
    assertEquals("2 h 5 min", Formats.duration(7530));
    assertEquals("3 d 1 h", Formats.duration(3 * 86_400 + 3600));
  }

  @Test
  void ticksAreRoundAndFew() {
    assertEquals(List.of(2.0, 3.0, 4.0, 5.0), Ticks.within(1.95, 5.7, 6));
    assertEquals(List.of(0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0), Ticks.within(0, 60, 8));
    assertEquals(
        List.of(0.0, 1.0, 2.0, 3.0),
        Ticks.within(0, 3, 8).stream().filter(t -> t == Math.rint(t)).toList());
  }
}
