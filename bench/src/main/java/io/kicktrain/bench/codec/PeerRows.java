package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.bench.jmh.Forks;
import io.kicktrain.bench.jmh.Job;
import io.kicktrain.bench.jmh.Measured;
import io.kicktrain.bench.peer.Peer;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** What a Java user would reach for, beside our own: bits for each position, and speed. */
final class PeerRows {

  private static final int FORKS = 3;
  private static final int ITERATION = 100;

  private final Report report;
  private final Forks forks;
  private final int parameters;

  PeerRows(Report report) {
    this.report = report;
    forks = new Forks(report, ITERATION, FORKS);
    parameters = (int) Sizes.small(report);
  }

  /** Forks that are started. */
  int steps() {
    return 2 * forks.count(2 * Peer.values().length);
  }

  void run() throws RunnerException {
    at("0.1pct", 1000);
    at("1pct", 10_000);
  }

  private void at(String density, int perMillion) throws RunnerException {
    report.section("Peers: bits for each of the random positions of 124.4M, " + density);
    int[] positions = new RandomPositions(perMillion / 1e6, 1).next(parameters);
    double limit = Entropy.perNonzero(perMillion / 1e6);
    List<Job> jobs = new ArrayList<>();
    for (Peer peer : Peer.values()) {
      double bits = 8.0 * peer.coder().encode(positions, parameters).bytes() / positions.length;
      report.add(Row.of(name(peer, density, "bits"), "bits", bits).against("H(p)/p", limit));
      jobs.add(job("encode", peer, perMillion));
      jobs.add(job("decode", peer, perMillion));
    }
    Measured measured = forks.run(jobs);
    for (String way : List.of("encode", "decode")) {
      report.section("Peers: million positions a second and core, " + way + ", " + density);
      for (Peer peer : Peer.values()) {
        Job job = job(way, peer, perMillion);
        double[] rates = measured.rates(job, positions.length / 1e6);
        report.add(Row.of(name(peer, density, way), "M/s", rates));
      }
    }
  }

  private static String name(Peer peer, String density, String what) {
    return "peer-" + peer.label() + "-" + what + "-" + density;
  }

  private Job job(String method, Peer peer, int perMillion) {
    return Job.of(PeerTiming.class, method)
        .with("peer", peer.name())
        .with("parameters", parameters)
        .with("perMillion", perMillion)
        .jvm("-Xmx512m");
  }
}
