package io.kicktrain.worker.cli.demo;

import java.net.HttpURLConnection;
import java.util.List;

/**
 * What came of a demo, as {@code --report} writes it.
 *
 * @param validationLoss at the start and at the end, nats per byte
 * @param rounds rounds closed
 * @param bytesPerContribution mean size of a contribution on the wire
 * @param denseBytes what the same update would be as float32
 * @param foldedBack contributions that came late or were refused and went back into their donor's
 *     residual
 * @param audit {@code verified} or what the audit found
 * @param replicasIdentical whether every live donor's weights have the root that the log's last
 *     round entry has
 * @param donors credit and share of every donor, by key
 * @param access HTTP statuses of the checkpoint's download
 * @param secondsToFirstRound from the command's start, building included, to the first closed round
 * @param trainingSeconds from the donors' start to the goal
 * @param sample text that the released weights wrote
 */
record DemoReport(
    Loss validationLoss,
    int rounds,
    long bytesPerContribution,
    long denseBytes,
    long foldedBack,
    String audit,
    boolean replicasIdentical,
    List<Donor> donors,
    Access access,
    double secondsToFirstRound,
    double trainingSeconds,
    String sample) {

  /** The {@code audit} of a log in which nothing is wrong. */
  static final String VERIFIED = "verified";

  DemoReport {
    donors = List.copyOf(donors);
  }

  /**
   * Whether the promises held: the log is verified, replicas are equal, donors get the weights and
   * strangers do not.
   */
  boolean asItShouldBe() {
    return audit.equals(VERIFIED)
        && replicasIdentical
        && access.equals(new Access(HttpURLConnection.HTTP_OK, HttpURLConnection.HTTP_FORBIDDEN));
  }

  /** Validation losses, nats per byte. */
  record Loss(double start, double end) {}

  /**
   * One donor.
   *
   * @param key the donor's key
   * @param credit units of 10^6 FLOP
   * @param share part of the whole, 0 to 1
   */
  record Donor(String key, long credit, double share) {}

  /** HTTP statuses: 200 and 403 as they should be. */
  record Access(int entitled, int stranger) {}
}
