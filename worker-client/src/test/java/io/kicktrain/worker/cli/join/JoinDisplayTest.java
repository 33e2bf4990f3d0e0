package io.kicktrain.worker.cli.join;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.worker.cli.Views;
import io.kicktrain.worker.cli.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JoinDisplayTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Screen screen =
      new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, 200, Duration.ZERO);
  private final CampaignView view = Views.training();
  private final JoinDisplay display = new JoinDisplay(screen, view, "a".repeat(64));

  private String lastLine() {
    String[] lines = bytes.toString(StandardCharsets.UTF_8).split(System.lineSeparator());
    return lines[lines.length - 1];
  }

  @Test
  void aStepShowsItsTimeTheOwnPartAndTheCampaign() {
    display.onContribution(7, 26_000, 320);
    display.onSummed(11);
    display.onStep(3, 40, 2.5, Duration.ofMillis(180));
    String line = lastLine();
    assertTrue(line.contains("step 3/40  180 ms  loss 2.500"), line);
    assertTrue(line.contains("You: 1 contribution, 75.0 % of the work"), line);
    assertTrue(line.contains("round 12/40  ETA 3 min 05 s"), line);
  }

  @Test
  void whatWasNotCountedIsSaidWithItsReason() {
    display.onFoldedBack("the round was closed");
    assertTrue(lastLine().contains("the round was closed"), lastLine());
    assertTrue(lastLine().contains("next contribution"), lastLine());
  }

  @Test
  void theEndSumsUp() {
    display.onContribution(7, 26_000, 320);
    display.onSummed(11);
    display.onFinished(view);
    assertTrue(lastLine().contains("1 contribution"), lastLine());
    assertTrue(lastLine().contains("26.0 kB sent"), lastLine());
  }
}
