package io.kicktrain.bench.ledger;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 signatures of statements, on one core. */
final class SignatureRows {

  static final int STEPS = 3;
  private static final int RUNS = 3;

  /** What stands before a raw Ed25519 key in an X.509 SubjectPublicKeyInfo (RFC 8410). */
  private static final String SPKI_PREFIX = "302a300506032b6570032100";

  private final Report report;

  SignatureRows(Report report) {
    this.report = report;
  }

  void run() throws Exception {
    report.section("Signatures");
    WorkerKey key = Statements.donor(0);
    Entry statement = new Statements(1).signed(0, key);
    byte[] message = statement.bytes();
    byte[] signature = key.sign(message);
    double seconds = report.quick() ? 0.5 : 3;
    report.step("verifying with a key that is known");
    double[] runs = new double[RUNS];
    Stopwatch.perSecond(seconds, () -> require(WorkerKey.verify(key.id(), message, signature)));
    for (int i = 0; i < RUNS; i++) {
      runs[i] =
          Stopwatch.perSecond(
              seconds, () -> require(WorkerKey.verify(key.id(), message, signature)));
    }
    report.step("verifying with the JDK");
    Row row = Row.of("signatures-per-second-core", "1/s", runs).atLeast(5000);
    report.add(row.against("the JDK's Ed25519", jdk(key, message, signature, seconds)));
    report.step("reading statements and verifying them");
    double whole =
        Stopwatch.perSecond(seconds, () -> require(Entry.parse(message).signatureValid()));
    report.add(
        Row.of("statements-per-second-core", "1/s", whole)
            .note("parsed, written again without the signature, and verified"));
  }

  private static double jdk(WorkerKey key, byte[] message, byte[] signature, double seconds)
      throws Exception {
    byte[] spki = HexFormat.of().parseHex(SPKI_PREFIX + key.id());
    PublicKey decoded =
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    Signature verifier = Signature.getInstance("Ed25519");
    return Stopwatch.perSecond(
        seconds,
        () -> {
          verifier.initVerify(decoded);
          verifier.update(message);
          require(verifier.verify(signature));
        });
  }

  private static void require(boolean valid) {
    if (!valid) {
      throw new IllegalStateException("a true signature does not verify");
    }
  }
}
