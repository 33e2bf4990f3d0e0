package io.kicktrain.bench.ledger;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.bench.ledger.LoadGenerator.Load;
import io.kicktrain.ledger.identity.WorkerKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the processor time of a request goes, taken in the runs that are timed. Whatever else the
 * machine does, and however fast it is that hour, the parts keep their proportions.
 */
final class CpuSplit {

  /** Signatures of a request: its own and its statement's. */
  private static final int SIGNATURES = 2;

  private static final int VERIFICATIONS = 2000;
  private static final double MICROS = 1e6;

  private final String prefix;
  private final CpuMeter server;
  private final boolean sameProcess;
  private final List<Double> generator = new ArrayList<>();
  private final List<Double> all = new ArrayList<>();
  private final List<Double> signatures = new ArrayList<>();

  /** A server in this process. */
  CpuSplit(String prefix) {
    this(prefix, CpuMeter.ofProcess(), true);
  }

  /** A server in another process. */
  CpuSplit(String prefix, ProcessHandle server) {
    this(prefix, CpuMeter.of(server), false);
  }

  private CpuSplit(String prefix, CpuMeter server, boolean sameProcess) {
    this.prefix = prefix;
    this.server = server;
    this.sameProcess = sameProcess;
  }

  /** Before a run. */
  void start() {
    server.start();
  }

  /** After a run. */
  void add(Load load) {
    int requests = load.nanos().length;
    double own = load.ownCpuSeconds();
    double whole = server.seconds() + (sameProcess ? 0 : own);
    generator.add(MICROS * own / requests);
    all.add(MICROS * whole / requests);
    signatures.add(MICROS * SIGNATURES * secondsOfVerification());
  }

  private static double secondsOfVerification() {
    WorkerKey key = Statements.donor(0);
    byte[] message = new Statements(1).signed(0, key).bytes();
    byte[] signature = key.sign(message);
    CpuMeter thread = CpuMeter.ofThread();
    for (int i = 0; i < VERIFICATIONS; i++) {
      if (!WorkerKey.verify(key.id(), message, signature)) {
        throw new IllegalStateException("a true signature does not verify");
      }
    }
    return thread.seconds() / VERIFICATIONS;
  }

  /** A rate beside the one of all cores that do nothing but verify the two signatures. */
  Row against(Row rate) {
    double micros = Row.of("signatures", "us", runs(signatures)).value();
    double most = Runtime.getRuntime().availableProcessors() * MICROS / micros;
    return rate.against("all cores only verifying " + SIGNATURES + " signatures each", most);
  }

  /** The rows. */
  void report(Report report) {
    row(report, "", all, "processor time of a request: server and load generator");
    row(report, "-signatures", signatures, "of it " + SIGNATURES + " verifications, known key");
    row(report, "-load-generator", generator, "of it the load generator");
  }

  private void row(Report report, String part, List<Double> micros, String note) {
    report.add(Row.of(prefix + "-cpu-us" + part, "us", runs(micros)).note(note));
  }

  private static double[] runs(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
