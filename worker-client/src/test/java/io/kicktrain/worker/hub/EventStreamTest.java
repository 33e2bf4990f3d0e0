package io.kicktrain.worker.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  private static CampaignView view(int round) {
    return new CampaignView(
        "abc",
        "Title",
        "",
        CampaignView.Status.TRAINING,
        "00",
        "00",
        10,
        round,
        9,
        null,
        0,
        null,
        "00",
        List.of(),
        List.of(),
        0,
        0,
        0,
        0,
        0,
        0,
        0);
  }

  private static byte[] event(int round) {
    String json = new String(WireJson.write(view(round)), StandardCharsets.UTF_8);
    String text = ": heartbeat\n\nevent: campaign\nid: " + round + "\ndata: " + json + "\n\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void followsACampaignOverBrokenConnections() throws Exception {
    List<Integer> rounds = new ArrayList<>();
    try (ScriptedHub hub =
        new ScriptedHub(
            ScriptedHub.bytes(200, event(1)),
            ScriptedHub.bytes(503, new byte[0]),
            ScriptedHub.cut(200, event(2), event(2).length - 1),
            ScriptedHub.bytes(200, event(3)),
            ScriptedHub.problem(404, "not-found"))) {
      HubClient client =
          new HubClient(
              hub.address(),
              null,
              (r, w) -> {},
              Duration.ofSeconds(60),
              pause -> {},
              Clock.systemUTC());
      assertThrows(
          HubProblemException.class, () -> client.events("abc", v -> rounds.add(v.round())));
    }
    assertEquals(List.of(1, 2, 3), rounds);
  }
}
