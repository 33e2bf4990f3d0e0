package io.kicktrain.bench.ledger;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.training.audit.AuditMemory;
import io.kicktrain.training.audit.AuditReport;
import io.kicktrain.training.audit.AuditScope;
import io.kicktrain.training.audit.LogAudit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A log of a million contributions: proofs of it, and all of it once more. */
final class ReplayRows {

  static final int STEPS = 3;
  private static final int RUNS = 3;
  private static final int CONNECTIONS = 4;

  private final Report report;
  private final Path folder;
  private final int rounds;

  ReplayRows(Report report, Path folder) {
    this.report = report;
    this.folder = folder;
    this.rounds = report.quick() ? 50 : 1000;
  }

  void run() throws Exception {
    report.section("A log of " + rounds + " rounds of " + CampaignLog.PER_ROUND);
    NoteSigner signer = NoteSigner.generate("bench.example/replay", new SecureRandom());
    CampaignLog campaign = new CampaignLog(rounds);
    report.step("writing it");
    try (FileLog log = FileLog.open(folder.resolve("log"), signer.name(), signer)) {
      campaign.writeTo(log);
      report.step("asking for proofs");
      proofs(log);
    }
    report.step("replaying it");
    double[] runs = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      Path work = folder.resolve("audit" + i);
      runs[i] = Stopwatch.seconds(() -> replay(campaign, signer, work));
    }
    report.add(
        Row.of(report.quick() ? "replay-50k-seconds" : "replay-1m-seconds", "s", runs)
            .atMost(10)
            .note("tree, entries, members of rounds and rewards; no signatures, no sums"));
  }

  private void proofs(FileLog log) throws Exception {
    Random random = new Random(1);
    long size = log.treeHead().size();
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < (report.quick() ? 2000 : 20_000); i++) {
      String path = SubmissionServer.RECEIPTS + Math.floorMod(random.nextLong(), size);
      String head = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
      requests.add(head.getBytes(StandardCharsets.US_ASCII));
    }
    try (SubmissionServer server = new SubmissionServer(log)) {
      LoadGenerator load = new LoadGenerator(server.address(), CONNECTIONS);
      load.asFastAsPossible(requests.subList(0, requests.size() / 4));
      double[] runs = new double[RUNS];
      for (int i = 0; i < RUNS; i++) {
        runs[i] = Stopwatch.p99Millis(load.asFastAsPossible(requests).nanos());
      }
      report.add(
          Row.of("proof-p99-ms", "ms", runs)
              .atMost(5)
              .note(
                  "a receipt of any of "
                      + size
                      + " entries over HTTP, "
                      + CONNECTIONS
                      + " connections without a pause"));
    }
  }

  private void replay(CampaignLog campaign, NoteSigner signer, Path work) throws Exception {
    AuditScope scope = AuditScope.WHOLE.withoutWeights().withoutSignatures();
    AuditReport found =
        new LogAudit(
                campaign.files(folder),
                signer.verifierKey(),
                scope,
                new AuditMemory(work),
                work,
                (done, total) -> {})
            .run();
    boolean whole =
        found.verified()
            && found.campaigns().get(0).contributions() == (long) rounds * CampaignLog.PER_ROUND;
    if (!whole) {
      throw new IllegalStateException("the replay found " + found.findings());
    }
  }
}
