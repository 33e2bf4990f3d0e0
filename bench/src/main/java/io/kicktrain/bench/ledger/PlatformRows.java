package io.kicktrain.bench.ledger;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.entry.EntryKinds;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Enrolments at the real platform: signed entries of donors that it has never seen; every tenth is
 * one that was sent before.
 */
final class PlatformRows {

  static final int STEPS = 4;
  private static final int CONNECTIONS = 64;
  private static final int RUNS = 3;

  /** The server compiles its code late, so that it starts quickly. */
  private static final int WARM_UPS = 5;

  private static final int REPEATED = 10;

  /** Whoever enrols again has had an answer: so many requests ago none is under way any more. */
  private static final int ANSWERED = 10 * CONNECTIONS;

  private final Report report;
  private final Path folder;
  private final int count;
  private final SignedRequests requests = new SignedRequests("application/json");
  private long donors;

  PlatformRows(Report report, Path folder) {
    this.report = report;
    this.folder = folder;
    this.count = report.quick() ? 2000 : 10_000;
  }

  void run() throws Exception {
    report.section("Submissions to the platform");
    report.step("starting the platform");
    try (PlatformHub hub = PlatformHub.start(folder)) {
      long before = hub.entries();
      LoadGenerator load = new LoadGenerator(hub.enrolments(), CONNECTIONS);
      report.step("warming it up");
      for (int i = 0; i < WARM_UPS; i++) {
        load.asFastAsPossible(enrolments(hub.enrolments(), count));
      }
      report.step("enrolling as fast as possible");
      double[] rates = new double[RUNS];
      CpuSplit cpu = new CpuSplit("submission-platform", hub.process());
      for (int i = 0; i < RUNS; i++) {
        List<byte[]> next = enrolments(hub.enrolments(), count);
        cpu.start();
        LoadGenerator.Load done = load.asFastAsPossible(next);
        cpu.add(done);
        rates[i] = count / done.seconds();
      }
      Row row = Row.of("submissions-per-second-platform", "1/s", rates).atLeast(3000);
      report.add(
          cpu.against(row)
              .note("POST .../enrolments of Payara Micro in a process of its own, 240 MB heap"));
      cpu.report(report);
      report.step("enrolling at half of that");
      List<byte[]> next = enrolments(hub.enrolments(), count);
      double p99 = Stopwatch.p99Millis(load.at(row.value() / 2, next).nanos());
      report.add(Row.of("publish-p99-ms-platform", "ms", p99).atMost(500));
      requireOnce(hub.entries() - before);
    }
  }

  private void requireOnce(long entries) {
    if (entries != donors) {
      throw new IllegalStateException(
          "the log has " + entries + " enrolments of " + donors + " donors");
    }
  }

  private List<byte[]> enrolments(URI target, int number) {
    List<byte[]> signed = new ArrayList<>(number);
    for (int i = 0; i < number; i++) {
      boolean repeated = i % REPEATED == REPEATED - 1 && donors > ANSWERED;
      long donor = repeated ? donors - ANSWERED : ++donors;
      WorkerKey key = WorkerKey.ofSeed(ByteBuffer.allocate(32).putLong(24, donor).array());
      signed.add(requests.post(target, enrolment(key), key));
    }
    return signed;
  }

  private static byte[] enrolment(WorkerKey key) {
    return Entry.of(EntryKinds.ENROLMENT)
        .put("campaign", Statements.CAMPAIGN)
        .put("device", "cpu")
        .build()
        .sign(key)
        .bytes();
  }
}
