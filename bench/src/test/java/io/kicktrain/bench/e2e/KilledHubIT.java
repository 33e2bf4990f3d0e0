package io.kicktrain.bench.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.bench.e2e.KickTrainCommand.Result;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.CampaignView.DonorView;
import io.kicktrain.training.wire.CampaignView.Status;
import io.kicktrain.training.wire.WireJson;
import io.kicktrain.worker.cli.process.Child;
import io.kicktrain.worker.cli.process.Children;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub and two donors as real processes over HTTP; the hub is killed in the middle of a round. */
class KilledHubIT {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path temp;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Children children = new Children();
  private KickTrainCommand kicktrain;
  private String hub;

  @BeforeEach
  void choosePort() throws IOException {
    kicktrain = new KickTrainCommand(children, "killed-hub");
    hub = "http://localhost:" + KickTrainCommand.freePort();
  }

  @AfterEach
  void stopEverything() {
    children.close();
  }

  @Test
  void trainingGoesOnAndTheLogIsWholeWhenTheHubIsKilledInMidRound() throws Exception {
    Child platform = startHub();
    Path recipe = TestCampaign.write(temp);
    ok(kicktrain.run("campaign", "create", hub, recipe.toString(), "--home", home("owner")));
    List<Child> donors = List.of(join("a"), join("b"));

    // In mid-round: some rounds are closed, and a donor works on the open one.
    await(view -> view.round() >= 2 && view.donors().stream().anyMatch(DonorView::active));
    int before = view().round();
    killHub(platform);
    startHub();
    assertTrue(view().round() >= before, "no closed round is lost");

    await(view -> view.status() == Status.FINISHED);
    for (Child donor : donors) {
      assertTrue(donor.await(PATIENCE), () -> donor.name() + " goes on:\n" + donor.tail());
      assertEquals(0, donor.exitCode(), donor::tail);
    }
    CampaignView end = view();
    assertEquals(8, end.round());
    assertTrue(
        end.losses().get(end.losses().size() - 1).lossMicros() < end.losses().get(0).lossMicros(),
        () -> "the model has learned: " + end.losses());
    Result audit = ok(kicktrain.run("audit", hub, "--home", home("auditor")));
    assertTrue(audit.output().contains("VERIFIED"), audit.output());
    assertTrue(audit.output().contains(end.weightsRoot()), audit.output());
    assertArrayEquals(weights("a"), weights("b"), "replicas are the same bits");
    checkAccess();
  }

  private void checkAccess() throws Exception {
    String campaign = hub + "/campaigns/" + TestCampaign.SLUG;
    String file = temp.resolve("model.safetensors").toString();
    ok(kicktrain.run("download", campaign, "--home", home("a"), "-o", file));
    ok(kicktrain.run("key", "create", "--home", home("stranger")));
    Result refused =
        kicktrain.run("download", campaign, "--home", home("stranger"), "-o", file + ".2");
    assertEquals(4, refused.exitCode(), refused.output());
    assertTrue(refused.output().contains("not-entitled"), refused.output());
    Result sample = ok(kicktrain.run("sample", file, "--bytes", "40"));
    assertTrue(sample.output().length() >= 40, sample.output());
  }

  private Child startHub() throws Exception {
    String port = Integer.toString(URI.create(hub).getPort());
    Child up =
        kicktrain.start("up", "--port", port, "--data-dir", temp.resolve("platform").toString());
    while (!up.tail().contains("is ready")) {
      assertTrue(up.alive(), up::tail);
      Thread.sleep(200);
    }
    return up;
  }

  /** kill -9 for the server itself; the command that started it then says so and ends. */
  private static void killHub(Child up) throws InterruptedException {
    ProcessHandle.of(up.pid()).orElseThrow().descendants().forEach(ProcessHandle::destroyForcibly);
    assertTrue(up.await(Duration.ofSeconds(30)));
    assertEquals(1, up.exitCode(), up::tail);
  }

  private Child join(String name) throws IOException {
    return kicktrain.start("join", hub, "--home", home(name), "--threads", "1", "--device", "cpu");
  }

  private String home(String name) {
    return temp.resolve("homes").resolve(name).toString();
  }

  private byte[] weights(String name) throws IOException {
    Path state = Path.of(home(name)).resolve("campaigns").resolve(TestCampaign.SLUG);
    return Files.readAllBytes(state.resolve("weights.f32"));
  }

  private CampaignView view() throws IOException, InterruptedException {
    URI address = URI.create(hub + "/api/v1/campaigns/" + TestCampaign.SLUG);
    HttpResponse<byte[]> answer =
        http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    return WireJson.read(answer.body(), CampaignView.class);
  }

  private void await(Predicate<CampaignView> reached) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    CampaignView now = view();
    while (!reached.test(now)) {
      assertTrue(System.nanoTime() < end, "still " + now);
      Thread.sleep(200);
      now = view();
    }
  }

  private static Result ok(Result result) {
    assertEquals(0, result.exitCode(), result.output());
    return result;
  }
}
