package io.kicktrain.worker.cli.demo;

import java.time.Duration;

/** The demo's two times: from the command's start to the first round, and of the training. */
final class Stopwatch {

  private final long startedMillis;
  private long firstRoundMillis;
  private long trainingBeganMillis;
  private long trainingEndedMillis;
  private int beganAtRound;

  Stopwatch() {
    // The launcher tells when it was called, so that building counts too.
    this.startedMillis = Long.getLong("kicktrain.started", System.currentTimeMillis());
  }

  void trainingBegins(int round) {
    trainingBeganMillis = System.currentTimeMillis();
    beganAtRound = round;
  }

  /** A round is open: the first one that follows the start closes the first time. */
  void at(int round) {
    if (firstRoundMillis == 0 && round > beganAtRound) {
      firstRoundMillis = System.currentTimeMillis();
    }
  }

  void trainingEnds() {
    trainingEndedMillis = System.currentTimeMillis();
  }

  /** From the command's start to the first closed round; zero when none was closed. */
  Duration firstRound() {
    return Duration.ofMillis(Math.max(0, firstRoundMillis - startedMillis));
  }

  /** From the donors' start to the goal. */
  Duration training() {
    return Duration.ofMillis(trainingEndedMillis - trainingBeganMillis);
  }
}
