package io.kicktrain.worker.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private static final String CLEAR = "\r\033[2K";
  private static final String NL = System.lineSeparator();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void onATerminalTheLiveLineIsRedrawnBelowWhatStays() {
    Screen screen = new Screen(out, true, 80, Duration.ZERO);
    screen.live("one");
    screen.live("two");
    screen.say("news");
    screen.done("end");
    assertEquals(
        "one" + CLEAR + "two" + CLEAR + "news" + NL + "two" + CLEAR + "end" + NL, printed());
  }

  @Test
  void aLineLongerThanTheTerminalIsCut() {
    Screen screen = new Screen(out, true, 5, Duration.ZERO);
    screen.live("123456789");
    assertEquals("1234", printed());
  }

  @Test
  void elsewhereProgressIsPlainLinesNowAndThen() {
    Screen screen = new Screen(out, false, 80, Duration.ofHours(1));
    screen.live("one");
    screen.live("two");
    screen.done("end");
    screen.live("three");
    assertEquals("one" + NL + "end" + NL + "three" + NL, printed());
  }
}
