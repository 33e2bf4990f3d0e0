package io.kicktrain.worker.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FormatTest {

  @Test
  void bytesAreRoundedToThreeDigitsOrSo() {
    assertEquals("0 B", Format.bytes(0));
    assertEquals("999 B", Format.bytes(999));
    assertEquals("1.0 kB", Format.bytes(1000));
    assertEquals("99.9 kB", Format.bytes(99_900));
    assertEquals("100 kB", Format.bytes(99_960));
    assertEquals("1.0 MB", Format.bytes(999_600));
    assertEquals("5.3 GB", Format.bytes(5_300_000_000L));
  }

  @Test
  void durationsHaveTwoUnits() {
    assertEquals("0 s", Format.duration(Duration.ofSeconds(-3)));
    assertEquals("59 s", Format.duration(Duration.ofMillis(59_999)));
    assertEquals("3 min 05 s", Format.duration(Duration.ofSeconds(185)));
    assertEquals("2 h 10 min", Format.duration(Duration.ofMinutes(130)));
    assertEquals("4 d 3 h", Format.duration(Duration.ofHours(99)));
  }

  @Test
  void barsStayInsideTheirFrame() {
    assertEquals("[----]", Format.bar(0, 4));
    assertEquals("[##--]", Format.bar(500_000, 4));
    assertEquals("[####]", Format.bar(1_000_000, 4));
    assertEquals("[####]", Format.bar(1_200_000, 4));
  }

  @Test
  void lossesAndSharesAreWrittenWithPoints() {
    assertEquals("2.413", Format.loss(2_413_499));
    assertEquals("33.3 %", Format.percent(333_333));
    assertEquals("1,234,567", Format.count(1_234_567));
  }

  @Test
  void textFromElsewhereCannotSteerTheTerminal() {
    assertEquals("a\tb\n\u00b7[2J\u00b7", Format.printable("a\tb\n\033[2J\0"));
  }
}
