package io.kicktrain.worker.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.model.WeightsRoot;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.worker.hub.HubClient;
import io.kicktrain.worker.hub.HubProblemException;
import io.kicktrain.worker.state.DonorState;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ways to the newest weights, of a campaign that has closed five rounds. */
@Timeout(180)
class ReplicaTest {

  private static final int ROUNDS = 5;

  @TempDir Path folder;

  private final Recipe recipe = SmallCampaign.recipe(ROUNDS, 8);
  private final WorkerKey key = WorkerKey.generate(new SecureRandom());
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private LocalHub hub;
  private HubClient client;

  @BeforeEach
  void finishACampaign() throws Exception {
    hub = new LocalHub(folder.resolve("hub"));
    SmallCampaign.open(hub, ROUNDS, 8);
    client = new HubClient(hub.address(), key, (reason, wait) -> {});
    DonorConfig config = new DonorConfig(folder.resolve("home"), SmallCampaign.SLUG, 1, 1, "cpu");
    new TrainingLoop(config, client, key, new DonorListener() {}).run();
    hub.faults =
        (method, path) -> {
          asked.add(path);
          return LocalHub.Fault.NONE;
        };
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private String newestRoot() {
    return hub.pipeline(SmallCampaign.SLUG).view().weightsRoot();
  }

  private DonorState state(Path home) throws IOException {
    return DonorState.open(home, key.id(), "00".repeat(32), recipe.model().parameters(), false);
  }

  private Replica replica(DonorState state, Path home) throws IOException {
    return new Replica(recipe, ModelLayout.of(recipe.model()), client, state, home);
  }

  private boolean tookSnapshot() {
    return asked.stream().anyMatch(path -> path.endsWith("/snapshot"));
  }

  @Test
  void aLateJoinerGoesByTheSnapshotAndTheDeltasAfterIt() throws Exception {
    Path home = folder.resolve("late");
    try (DonorState state = state(home)) {
      Replica replica = replica(state, home);
      assertEquals(0, replica.round());
      assertTrue(replica.follow());
      assertEquals(ROUNDS, replica.round());
      assertTrue(replica.is(ROUNDS, newestRoot()));
      assertTrue(tookSnapshot());
      assertEquals(1, asked.stream().filter(path -> path.contains("/files/")).count());
      assertFalse(replica.follow());
    }
  }

  @Test
  void whatWasSavedOnlyNeedsTheDeltasSince() throws Exception {
    Path home = folder.resolve("late");
    try (DonorState state = state(home)) {
      replica(state, home).follow();
      asked.clear();
      Replica saved = replica(state, home);
      saved.follow();
      assertTrue(saved.is(ROUNDS, newestRoot()));
      assertFalse(tookSnapshot());
    }
  }

  @Test
  void weightsThatAreNotTheLogsAreReplacedByTheSnapshot() throws Exception {
    Path home = folder.resolve("wrong");
    try (DonorState state = state(home)) {
      ParameterVector wrong = new ParameterVector(recipe.model().parameters());
      state.saveWeights(ROUNDS - 1, WeightsRoot.of(wrong), wrong);
      Replica replica = replica(state, home);
      replica.follow();
      assertTrue(tookSnapshot());
      assertTrue(replica.is(ROUNDS, newestRoot()));
    }
  }

  @Test
  void aStrangerGetsNoSnapshot() throws Exception {
    Path home = folder.resolve("stranger");
    WorkerKey stranger = WorkerKey.generate(new SecureRandom());
    client = new HubClient(hub.address(), stranger, (reason, wait) -> {});
    try (DonorState state = state(home)) {
      Replica replica = replica(state, home);
      HubProblemException e = assertThrows(HubProblemException.class, replica::follow);
      assertTrue(e.is("not-enrolled"), e::getMessage);
    }
  }
}
