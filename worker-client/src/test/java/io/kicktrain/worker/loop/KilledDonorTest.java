package io.kicktrain.worker.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.entry.Statement;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.RoundView;
import io.kicktrain.worker.state.DonorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A donor's process is killed without a warning, around the requests that matter most. */
@Timeout(300)
class KilledDonorTest {

  private static final int ROUNDS = 3;

  /**
   * A kill comes when the donor has sent this request: after it was done, before, after, before.
   */
  private static final List<String> KILLS =
      List.of("/openings", "/contributions", "/contributions", "/openings");

  @TempDir Path folder;

  private final Semaphore reached = new Semaphore(0);

  @Test
  void aDonorThatIsKilledAgainAndAgainLosesNothingAndCountsNothingTwice() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    WorkerKey key = WorkerKey.generate(new SecureRandom());
    key.save(home.resolve("key.pem"));
    try (LocalHub hub = new LocalHub(folder.resolve("hub"))) {
      SmallCampaign.open(hub, ROUNDS, 60);
      for (int i = 0; i < KILLS.size(); i++) {
        killAt(hub, home, KILLS.get(i), i % 2 == 0);
      }
      hub.faults = (method, path) -> LocalHub.Fault.NONE;
      Process last = DonorProcess.start(hub.address(), home);
      assertTrue(last.waitFor(200, TimeUnit.SECONDS));
      assertEquals(0, last.exitValue(), output(home));
      check(hub, home, key);
    }
  }

  private void killAt(LocalHub hub, Path home, String request, boolean done) throws Exception {
    hub.faults =
        (method, path) -> {
          if (!path.endsWith(request)) {
            return LocalHub.Fault.NONE;
          }
          return done ? LocalHub.Fault.ANSWER_LOST : LocalHub.Fault.UNHEARD;
        };
    Process[] donor = new Process[1];
    hub.onFault =
        () -> {
          donor[0].destroyForcibly();
          reached.release();
        };
    donor[0] = DonorProcess.start(hub.address(), home);
    while (!reached.tryAcquire(200, TimeUnit.MILLISECONDS)) {
      assertTrue(donor[0].isAlive(), () -> output(home));
    }
    donor[0].waitFor();
  }

  private static String output(Path home) {
    try {
      return Files.readString(home.resolve("output.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void check(LocalHub hub, Path home, WorkerKey key) throws IOException {
    CampaignView view = hub.pipeline(SmallCampaign.SLUG).view();
    assertEquals(CampaignView.Status.FINISHED, view.status());
    List<RoundView> rounds = hub.pipeline(SmallCampaign.SLUG).reader().rounds(0);
    long members = rounds.stream().mapToLong(RoundView::members).sum();
    Path state = home.resolve("campaigns").resolve(SmallCampaign.SLUG);
    try (DonorState donor =
        DonorState.open(state, key.id(), view.recipe(), view.parameters(), false)) {
      assertEquals(members, donor.summed());
      assertEquals(0, donor.foldedBack());
      assertTrue(donor.pending().isEmpty());
    }
    List<Statement> statements = statements(hub);
    assertEquals(ROUNDS, statements.size());
    for (int i = 1; i < statements.size(); i++) {
      assertEquals(statements.get(i - 1).after(), statements.get(i).before());
    }
  }

  private static List<Statement> statements(LocalHub hub) throws IOException {
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
}
