package io.kicktrain.bench.ledger;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.log.FileLogOptions;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.training.entry.ContributionIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Signed contributions over HTTP; every tenth is one that was sent before. */
final class SubmissionRows {

  static final int STEPS = 3;
  private static final int CONNECTIONS = 64;
  private static final int RUNS = 3;

  /** A hub runs for weeks: the compiler of the Java machine is to be done with the hot code. */
  private static final int WARM_UPS = 3;

  private static final int REPEATED = 10;

  private final Report report;
  private final Path folder;
  private final int count;
  private final Statements statements = new Statements(1000);
  private final Map<Integer, WorkerKey> donors = new HashMap<>();
  private final Set<Long> sent = new HashSet<>();
  private final SignedRequests requests = new SignedRequests("application/json");
  private long made;

  SubmissionRows(Report report, Path folder) {
    this.report = report;
    this.folder = folder;
    this.count = report.quick() ? 3000 : 15_000;
  }

  void run() throws Exception {
    report.section("Submissions over HTTP");
    NoteSigner signer = NoteSigner.generate("bench.example/submissions", new SecureRandom());
    try (FileLog log =
            FileLog.open(
                folder,
                signer.name(),
                List.of(signer),
                new ContributionIdentity(),
                FileLogOptions.DEFAULT);
        SubmissionServer server = new SubmissionServer(log)) {
      LoadGenerator load = new LoadGenerator(server.address(), CONNECTIONS);
      report.step("signing, and warming up");
      for (int i = 0; i < WARM_UPS; i++) {
        load.asFastAsPossible(signed(server.address(), count));
      }
      report.step("submitting as fast as possible");
      CpuSplit cpu = new CpuSplit("submission");
      double[] rates = new double[RUNS];
      for (int i = 0; i < RUNS; i++) {
        List<byte[]> next = signed(server.address(), count);
        cpu.start();
        LoadGenerator.Load done = load.asFastAsPossible(next);
        cpu.add(done);
        rates[i] = count / done.seconds();
      }
      Row row =
          Row.of("submissions-per-second", "1/s", rates)
              .atLeast(3000)
              .note(
                  "request and statement signed, every tenth known already; Grizzly and the load"
                      + " generator on the same cores, no payload");
      report.add(cpu.against(row));
      cpu.report(report);
      report.step("submitting at half of that");
      List<byte[]> next = signed(server.address(), count);
      double p99 = Stopwatch.p99Millis(load.at(row.value() / 2, next).nanos());
      report.add(
          Row.of("publish-p99-ms", "ms", p99)
              .atMost(500)
              .note("from the moment a submission is due to its receipt under a published head"));
      requireOnce(log);
    }
  }

  private void requireOnce(FileLog log) {
    if (log.treeHead().size() != sent.size()) {
      throw new IllegalStateException(
          "the log has " + log.treeHead().size() + " entries of " + sent.size() + " submissions");
    }
  }

  private List<byte[]> signed(URI server, int number) {
    URI target = server.resolve(SubmissionServer.SUBMISSIONS);
    List<byte[]> signed = new ArrayList<>(number);
    for (int i = 0; i < number; i++) {
      long statement = made % REPEATED == REPEATED - 1 ? made - 1 : made;
      made++;
      sent.add(statement);
      WorkerKey key = donors.computeIfAbsent((int) (statement % 64), Statements::donor);
      signed.add(requests.post(target, statements.signed(statement, key).bytes(), key));
    }
    return signed;
  }
}
