package io.kicktrain.worker.cli.campaign;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.worker.cli.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignTextTest {

  private final String text = String.join("\n", CampaignText.lines(Views.training()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Teach a small GPT to write Java",
        "30.0 %, round 12 of 40, about 3 min 05 s to go",
        "5.541 in round 0, now 2.900",
        "640,000 parameters",
        "0 GPU, 1 CPU now; 3 ever",
        "21, 26.0 kB on average, 1 folded back"
      })
  void whatPeopleAskForIsThere(String part) {
    assertTrue(text.contains(part), text);
  }

  @Test
  void aDonorThatIsGoneIsMarked() {
    assertTrue(text.lines().anyMatch(l -> l.contains("aaaaaaaa") && !l.contains("away")), text);
    assertTrue(text.lines().anyMatch(l -> l.contains("bbbbbbbb") && l.contains("away")), text);
  }
}
