package io.kicktrain.worker.cli.demo;

import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.platform.Installation;
import io.kicktrain.worker.cli.process.Child;
import io.kicktrain.worker.cli.process.Children;
import io.kicktrain.worker.cli.terminal.Screen;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The demo's donors: some at the start, one that is lost in the middle, one that comes instead. */
final class Crew {

  private final Children children;
  private final Installation installation;
  private final DemoFolder folder;
  private final URI campaign;
  private final int size;
  private final List<DonorProcess> donors = new ArrayList<>();
  private boolean changed;

  /**
   * Nobody yet.
   *
   * @param size donors at the start
   * @param campaign the campaign's address
   */
  Crew(Children children, Installation installation, DemoFolder folder, URI campaign, int size) {
    this.children = children;
    this.installation = installation;
    this.folder = folder;
    this.campaign = campaign;
    this.size = size;
    // A demo that was stopped after its change of donors goes on with the changed crew.
    this.changed = Files.exists(folder.donor(size + 1));
  }

  /** Starts everybody who takes part at this point. */
  void start() throws IOException, Failure {
    for (int number = 1; number <= size; number++) {
      if (!changed || number != leaver()) {
        join(number);
      }
    }
    if (changed) {
      join(size + 1);
    }
  }

  /** Whether the one donor has left and the other has come. */
  boolean changed() {
    return changed;
  }

  /** Kills one donor without warning and lets a new one join. */
  void change(Screen screen) throws IOException, Failure {
    changed = true;
    for (DonorProcess donor : List.copyOf(donors)) {
      if (donor.number() == leaver()) {
        donor.child().kill();
        donors.remove(donor);
        screen.say("Donor " + donor.number() + " is gone (kill -9 in the middle of its work).");
      }
    }
    join(size + 1);
    screen.say("Donor " + (size + 1) + " joins: a new key, starting from a snapshot.");
  }

  /** Those who take part. */
  List<DonorProcess> donors() {
    return List.copyOf(donors);
  }

  /**
   * Fails when a donor has ended that should train.
   *
   * @throws Failure naming the donor, its last words and its log
   */
  void check() throws Failure {
    for (DonorProcess donor : donors) {
      if (hasFailed(donor.child())) {
        String last = String.join(" / ", donor.child().lastLines(2));
        throw new Failure(
            ExitCodes.FAILED,
            donor.child().name() + " ended with code " + donor.child().exitCode() + ": " + last,
            "its log is " + donor.child().log());
      }
    }
  }

  private static boolean hasFailed(Child child) {
    return !child.alive() && !child.wasStopped() && child.exitCode() != ExitCodes.OK;
  }

  /** Waits until everybody has noticed the end of the campaign and gone home. */
  void awaitEnd(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (DonorProcess donor : donors) {
      donor.child().await(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
  }

  /** The second donor leaves; when there is only one, that one. */
  private int leaver() {
    return Math.min(2, size);
  }

  private void join(int number) throws IOException, Failure {
    donors.add(DonorProcess.start(children, installation, number, folder.donor(number), campaign));
  }
}
