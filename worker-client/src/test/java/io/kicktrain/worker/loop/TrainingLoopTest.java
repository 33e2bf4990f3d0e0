package io.kicktrain.worker.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.log.TlogProof;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.entry.Statement;
import io.kicktrain.training.model.WeightsRoot;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.training.wire.LeaseRequest;
import io.kicktrain.training.wire.RoundView;
import io.kicktrain.worker.hub.HubClient;
import io.kicktrain.worker.loop.LocalHub.Fault;
import io.kicktrain.worker.state.DonorState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The donor against the real hub core over HTTP. */
@Timeout(180)
class TrainingLoopTest {

  private static final int ROUNDS = 3;
  private static final int DEADLINE_SECONDS = 8;

  @TempDir Path folder;

  private final WorkerKey key = WorkerKey.generate(new SecureRandom());
  private final Recipe recipe = SmallCampaign.recipe(ROUNDS, DEADLINE_SECONDS);
  private final Heard heard = new Heard();
  private LocalHub hub;

  @BeforeEach
  void open() throws IOException {
    hub = new LocalHub(folder.resolve("hub"));
    SmallCampaign.open(hub, ROUNDS, DEADLINE_SECONDS);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  /** What a donor says it does; a test may do something at that moment. */
  private static class Heard implements DonorListener {
    final List<String> foldedBack = new ArrayList<>();
    final List<Double> evaluations = new ArrayList<>();
    final List<Integer> summed = new ArrayList<>();
    final List<Integer> steps = new ArrayList<>();
    volatile boolean finished;

    @Override
    public void onStep(int done, int of, double loss, Duration took) {
      steps.add(done);
    }

    @Override
    public void onSummed(int round) {
      summed.add(round);
    }

    @Override
    public void onFoldedBack(String reason) {
      foldedBack.add(reason);
    }

    @Override
    public void onEvaluation(int round, double loss) {
      evaluations.add(loss);
    }

    @Override
    public void onFinished(CampaignView view) {
      finished = true;
    }
  }

  private TrainingLoop donor(String home, WorkerKey key, DonorListener listener) {
    DonorConfig config = new DonorConfig(folder.resolve(home), SmallCampaign.SLUG, 1, 1, "cpu");
    HubClient client = new HubClient(hub.address(), key, (reason, wait) -> {});
    return new TrainingLoop(config, client, key, listener);
  }

  private void run() throws Exception {
    donor("home", key, heard).run();
  }

  private CampaignView view() {
    return hub.pipeline(SmallCampaign.SLUG).view();
  }

  private List<RoundView> rounds() {
    return hub.pipeline(SmallCampaign.SLUG).reader().rounds(0);
  }

  private Path stateFolder(String home) {
    return folder.resolve(home).resolve("campaigns").resolve(SmallCampaign.SLUG);
  }

  private DonorState state() throws IOException {
    return DonorState.open(
        stateFolder("home"), key.id(), view().recipe(), recipe.model().parameters(), false);
  }

  private void assertReplicaIsTheLogs(String home) throws IOException {
    try (FileChannel file = FileChannel.open(stateFolder(home).resolve("weights.f32"))) {
      ParameterVector weights = ParameterVector.readFrom(file, recipe.model().parameters());
      assertEquals(view().weightsRoot(), WeightsRoot.of(weights));
    }
  }

  /** All statements in the log. */
  private List<Statement> statements() throws IOException {
    List<Statement> found = new ArrayList<>();
    hub.log()
        .forEach(
            0,
            (index, bytes) -> {
              Entry entry = Entry.parse(bytes);
              if (entry.kind().equals(EntryKinds.CONTRIBUTION)) {
                found.add(Statement.of(entry));
              }
            });
    return found;
  }

  private void assertFinishedWith(int foldedBack) throws IOException {
    assertTrue(heard.finished);
    assertEquals(CampaignView.Status.FINISHED, view().status());
    assertEquals(foldedBack, heard.foldedBack.size(), heard.foldedBack::toString);
    assertReplicaIsTheLogs("home");
    try (DonorState state = state()) {
      assertEquals(foldedBack, state.foldedBack());
      assertEquals(heard.summed.size(), state.summed());
      assertTrue(state.pending().isEmpty());
    }
    long members = rounds().stream().mapToLong(RoundView::members).sum();
    assertEquals(members, new HashSet<>(heard.summed).size());
    assertEquals(heard.summed.size(), new HashSet<>(heard.summed).size(), "summed twice");
  }

  /** The donor can prove each of its contributions without the hub. */
  private void assertKeptReceipts() throws IOException {
    int contributions = statements().size();
    try (Stream<Path> files = Files.list(stateFolder("home").resolve("receipts"))) {
      List<Path> receipts = files.toList();
      assertEquals(contributions, receipts.size());
      for (Path file : receipts) {
        TlogProof proof = TlogProof.parse(Files.readString(file));
        assertTrue(proof.receipt().verify(proof.entry(), hub.signer.verifierKey()));
        assertEquals(Optional.of(key.id()), Entry.parse(proof.entry()).signer());
      }
    }
  }

  @Test
  void trainsACampaignToItsEnd() throws Exception {
    run();
    assertKeptReceipts();
    assertFinishedWith(0);
    assertEquals(List.of(0, 1, 2), heard.summed);
    assertEquals(ROUNDS + 1, heard.evaluations.size());
    double start = heard.evaluations.get(0);
    double end = heard.evaluations.get(ROUNDS);
    assertEquals(Math.log(256), start, 0.1);
    assertTrue(end < start - 0.3, start + " -> " + end);
    List<Statement> statements = statements();
    for (int i = 1; i < statements.size(); i++) {
      assertEquals(statements.get(i - 1).after(), statements.get(i).before());
    }
  }

  @Test
  void leavesAndComesBackAndAnotherDonorGoesOnMeanwhile() throws Exception {
    TrainingLoop[] first = new TrainingLoop[1];
    Heard stops =
        new Heard() {
          @Override
          public void onRound(CampaignView view) {
            first[0].stop();
          }
        };
    first[0] = donor("home", key, stops);
    first[0].run();
    assertEquals(1, view().round());
    assertTrue(Files.exists(stateFolder("home").resolve("weights.f32")));

    WorkerKey other = WorkerKey.generate(new SecureRandom());
    Heard others = new Heard();
    donor("other", other, others).run();
    assertTrue(others.finished);
    assertReplicaIsTheLogs("other");

    run(); // only has to catch up
    assertTrue(heard.finished);
    assertReplicaIsTheLogs("home");
  }

  @Test
  void aStopInTheMiddleOfALeaseKeepsItsStepsForTheNextStart() throws Exception {
    TrainingLoop[] first = new TrainingLoop[1];
    Heard stops =
        new Heard() {
          @Override
          public void onStep(int done, int of, double loss, Duration took) {
            if (done == 2) {
              first[0].stop();
            }
          }
        };
    first[0] = donor("home", key, stops);
    first[0].run();
    try (DonorState state = state()) {
      Statement kept = Statement.of(state.pending().orElseThrow().statement());
      assertEquals(2, kept.steps());
      assertEquals(16, kept.samples());
    }
    run();
    assertFinishedWith(0);
    assertEquals(2, statements().get(0).steps());
  }

  @Test
  void aHubThatIsAwayAndKilledMeanwhileCostsNothing() throws Exception {
    AtomicInteger contributions = new AtomicInteger();
    Thread[] back = new Thread[1];
    hub.faults =
        (method, path) -> {
          if (path.endsWith("/contributions") && contributions.incrementAndGet() == 1) {
            back[0] = new Thread(this::killAndComeBack);
            back[0].start();
            return Fault.UNHEARD;
          }
          return Fault.NONE;
        };
    run();
    back[0].join();
    assertFinishedWith(0);
    assertTrue(contributions.get() > ROUNDS);
  }

  private void killAndComeBack() {
    try {
      hub.disconnect();
      hub.restart();
      Thread.sleep(1200);
      hub.connect();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void answersThatAreLostAreAskedForAgainAndNothingCountsTwice() throws Exception {
    Set<String> lost = new HashSet<>();
    hub.faults =
        (method, path) ->
            method.equals("POST") && lost.add(path.replaceAll("[0-9]+", "N"))
                ? Fault.ANSWER_LOST
                : Fault.NONE;
    run();
    assertFinishedWith(0);
    assertEquals(List.of(0, 1, 2), heard.summed);
    assertTrue(lost.size() >= 5, lost::toString);
  }

  /** The donor dies at a request; what it holds in memory is gone. */
  private void diesAt(String request, Fault fault) throws Exception {
    hub.faults = (method, path) -> path.endsWith(request) ? fault : Fault.NONE;
    TrainingLoop first = donor("home", key, heard);
    hub.onFault = first::stop;
    first.run();
    assertFalse(heard.finished);
    hub.faults = (method, path) -> Fault.NONE;
  }

  @Test
  void aKillBeforeAContributionIsHeardSendsItAtTheNextStart() throws Exception {
    diesAt("/contributions", Fault.UNHEARD);
    assertEquals(List.of(), statements());
    run();
    assertFinishedWith(0);
    assertEquals(ROUNDS, statements().size());
  }

  @Test
  void aKillAfterAContributionIsLoggedDoesNotLogItTwice() throws Exception {
    diesAt("/contributions", Fault.ANSWER_LOST);
    run();
    assertFinishedWith(0);
    assertEquals(ROUNDS, statements().size());
  }

  @Test
  void aContributionThatWasSummedWhileItsDonorWasDeadIsNotFoldedBack() throws Exception {
    diesAt("/openings", Fault.ANSWER_LOST);
    awaitRound(1);
    run();
    assertFinishedWith(0);
    assertEquals(List.of(0, 1, 2), heard.summed);
    List<Statement> statements = statements();
    assertEquals(statements.get(0).after(), statements.get(1).before());
  }

  private void awaitRound(int round) throws InterruptedException {
    while (view().round() < round) {
      Thread.sleep(20);
    }
  }

  @Test
  void aContributionThatComesTooLateIsFoldedBackExactlyOnce() throws Exception {
    WorkerKey other = WorkerKey.generate(new SecureRandom());
    HubClient others = new HubClient(hub.address(), other, (reason, wait) -> {});
    Lease[] lease = new Lease[1];
    AtomicInteger leases = new AtomicInteger();
    AtomicInteger contributions = new AtomicInteger();
    hub.faults =
        (method, path) -> {
          if (path.endsWith("/leases") && leases.incrementAndGet() == 1) {
            lease[0] = firstTrainingLease(others, other);
          }
          if (path.endsWith("/contributions") && contributions.incrementAndGet() == 1) {
            contribute(others, other, lease[0]);
            awaitRound(1);
          }
          return Fault.NONE;
        };
    run();
    assertEquals(List.of(1, 2), heard.summed);
    assertEquals(1, heard.foldedBack.size(), heard.foldedBack::toString);
    assertTrue(heard.foldedBack.get(0).contains("round 0 closed without it"));
    assertTrue(heard.finished);
    assertReplicaIsTheLogs("home");
    Statement next = statements().stream().filter(s -> s.round() == 1).findFirst().orElseThrow();
    assertEquals(1, next.folded());
    try (DonorState state = state()) {
      assertEquals(2, state.summed());
      assertEquals(1, state.foldedBack());
    }
  }

  private Lease firstTrainingLease(HubClient client, WorkerKey donor) throws Exception {
    Admission admission = new Admission(client, donor, SmallCampaign.SLUG, new Heard());
    admission.enrol("cpu");
    LeaseRequest request = new LeaseRequest("cpu", 1_000_000, 0);
    Lease evaluation = client.lease(SmallCampaign.SLUG, request).orElseThrow();
    admission.report(evaluation, 5.5);
    return client.lease(SmallCampaign.SLUG, request).orElseThrow();
  }

  /** A second donor takes part in the open round, through the same interface. */
  private void contribute(HubClient client, WorkerKey donor, Lease lease) throws Exception {
    ParameterVector update = new ParameterVector(recipe.model().parameters());
    update.set(7, 0.25f);
    try (DonorState state =
        DonorState.open(
            folder.resolve("other"), donor.id(), view().recipe(), update.length(), false)) {
      Delivery delivery =
          new Delivery(recipe, client, donor, hub.signer.verifierKey(), state, new Heard());
      delivery.make(lease, 1, 5.5, update);
      delivery.send();
    }
  }

  @Test
  void aRefusedContributionIsFoldedBackAndTheNextOneSaysSo() throws Exception {
    AtomicInteger contributions = new AtomicInteger();
    hub.faults =
        (method, path) -> {
          if (path.endsWith("/contributions") && contributions.incrementAndGet() == 1) {
            hub.refuse("state-mismatch", 409);
          }
          return Fault.NONE;
        };
    run();
    assertTrue(heard.finished);
    assertEquals(1, heard.foldedBack.size(), heard.foldedBack::toString);
    assertEquals(1, statements().get(0).folded());
    assertEquals(0, statements().get(1).folded());
    assertReplicaIsTheLogs("home");
  }

  @Test
  void aReceiptThatProvesNothingIsNotAccepted() throws Exception {
    HubClient client = new HubClient(hub.address(), key, (reason, wait) -> {});
    Lease lease = firstTrainingLease(client, key);
    ParameterVector update = new ParameterVector(recipe.model().parameters());
    update.set(7, 0.25f);
    NoteSigner stranger = NoteSigner.generate(hub.signer.name(), new SecureRandom());
    try (DonorState state =
        DonorState.open(folder, key.id(), view().recipe(), recipe.model().parameters(), false)) {
      Delivery delivery = new Delivery(recipe, client, key, stranger.verifierKey(), state, heard);
      delivery.make(lease, 1, 5.5, update);
      IOException e = assertThrows(IOException.class, delivery::send);
      assertTrue(e.getMessage().contains("receipt"), e.getMessage());
      assertTrue(state.pending().isPresent());
    }
  }
}
