package io.kicktrain.training.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.round.Recipes;
import io.kicktrain.training.round.TestDonor;
import io.kicktrain.training.round.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogAuditTest {

  @TempDir Path folder;
  @TempDir Path work;
  private TestHub hub;
  private TestDonor ann;

  @BeforeEach
  void twoRounds() throws Exception {
    train(folder, Recipes.SMALL);
  }

  private void train(Path folder, String recipe) throws Exception {
    hub = new TestHub(folder, recipe);
    ann = new TestDonor(hub, 1).enrol();
    TestDonor bob = new TestDonor(hub, 2).enrol();
    for (int round = 0; round < 2; round++) {
      ann.contribute();
      bob.contribute();
      hub.clock.pass(6);
      hub.pipeline().tick();
    }
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
  }

  private AuditReport audit(VerifierKey key) throws IOException {
    return audit(hub, key, AuditScope.WHOLE);
  }

  private AuditReport audit(TestHub log, VerifierKey key, AuditScope scope) throws IOException {
    AuditSource source =
        new AuditSource() {
          @Override
          public byte[] read(String path) throws IOException {
            return log.log().files().read(path);
          }

          @Override
          public Path file(String sha256) throws IOException {
            Path path = log.blobs().path(sha256);
            if (!Files.exists(path)) {
              throw new NoSuchFileException(sha256);
            }
            return path;
          }
        };
    AuditMemory memory = new AuditMemory(work.resolve("verified"));
    return new LogAudit(source, key, scope, memory, work, (done, total) -> {}).run();
  }

  @Test
  void signaturesAreVerifiedOnceUnlessTheScopeLeftSomeOut() throws Exception {
    VerifierKey key = hub.signer.verifierKey();
    AuditReport partial = audit(hub, key, AuditScope.WHOLE.ofCampaign("other"));
    assertTrue(partial.verified() && partial.campaigns().isEmpty());
    assertEquals(0, partial.signatures());
    long all = audit(key).signatures();
    assertTrue(all >= 6);
    AuditReport again = audit(key);
    assertTrue(again.verified());
    assertEquals(0, again.signatures());
    long size = hub.log().treeHead().size();
    ann.contribute(); // with the evaluations that she is asked for first
    assertEquals(hub.log().treeHead().size() - size, audit(key).signatures());
  }

  @Test
  void oneContributorsEntriesAreVerifiedAndCounted() throws Exception {
    AuditScope scope = AuditScope.WHOLE.ofContributor(ann.key());
    AuditReport report = audit(hub, hub.signer.verifierKey(), scope);
    assertTrue(report.verified(), report.findings()::toString);
    assertTrue(report.ofContributor() >= 3 && report.ofContributor() < report.entries() / 2);
    assertEquals(report.ofContributor(), report.signatures());
    assertEquals(0, report.campaigns().get(0).stepped());
    assertEquals(4, report.campaigns().get(0).contributions());
  }

  @Test
  void roundsAreRunAgainUpToTheLastOneAskedFor() throws Exception {
    AuditScope scope = AuditScope.WHOLE.upToRound(0);
    var campaign = audit(hub, hub.signer.verifierKey(), scope).campaigns().get(0);
    assertEquals(1, campaign.stepped());
    assertEquals(2, campaign.rounds());
    scope = AuditScope.WHOLE.withoutWeights().withoutSignatures();
    AuditReport light = audit(hub, hub.signer.verifierKey(), scope);
    assertTrue(light.verified());
    assertEquals(0, light.signatures());
    assertEquals(hub.pipeline().reader().rewards().donors(), light.campaigns().get(0).donors());
  }

  @Test
  void aLogThatShrankOrWasRewrittenIsFound() throws Exception {
    VerifierKey key = hub.signer.verifierKey();
    AuditScope scope = AuditScope.WHOLE;
    assertTrue(audit(key).verified());
    for (int more : new int[] {0, 40}) {
      try (TestHub other = new TestHub(folder.resolve("other" + more), Recipes.SMALL, hub.signer)) {
        for (int i = 0; i < more; i++) {
          new TestDonor(other, 10 + i).enrol();
        }
        AuditReport report = audit(other, key, scope);
        assertEquals(1, report.findings().size());
        String what = report.findings().get(0).toString();
        assertTrue(what.contains(more == 0 ? "has shrunk" : "was rewritten"), what);
      }
    }
    assertTrue(audit(key).verified(), "what lied is not remembered");
  }

  @Test
  void aPayloadThatIsGoneIsFoundAndOnlyOnce() throws Exception {
    long roundIndex = hub.pipeline().reader().rounds(0).get(0).index();
    Files.delete(hub.blobs().path(payloadBefore(roundIndex)));
    AuditReport report = audit(hub.signer.verifierKey());
    assertEquals(1, report.findings().size(), report.findings()::toString);
    assertEquals(roundIndex, report.findings().get(0).index());
  }

  private String payloadBefore(long roundIndex) {
    String payload = null;
    for (long i = 0; i < roundIndex; i++) {
      Entry entry = Entry.parse(hub.log().entry(i));
      if (entry.kind().equals(EntryKinds.CONTRIBUTION)) {
        payload = entry.string("payload");
      }
    }
    return payload;
  }

  @Test
  void anHonestLogIsVerified() throws Exception {
    AuditReport report = audit(hub.signer.verifierKey());
    assertTrue(report.verified(), report.findings()::toString);
    assertEquals(hub.log().treeHead().size(), report.entries());
    AuditReport.CampaignResult campaign = report.campaigns().get(0);
    assertEquals(2, campaign.rounds());
    assertEquals(4, campaign.contributions());
    assertEquals(hub.pipeline().view().weightsRoot(), campaign.weightsRoot());
    assertEquals(hub.pipeline().reader().rewards().donors(), campaign.donors());
    assertTrue(report.signatures() >= 6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"keepPerBlock\": 64, \"transform\": \"walsh-hadamard\"",
        "\"keepPerMillion\": 20000",
        "\"keepPerMillion\": 4000, \"warmUp\": {\"stages\": 2, \"roundsPerStage\": 1}",
        "\"keepPerBlock\": 64, \"momentum\": {\"factor\": 0.9, \"masking\": true}",
        "\"keepPerMillion\": 20000, \"momentum\": {\"factor\": 0.5, \"masking\": false},"
            + " \"transform\": \"walsh-hadamard\"",
        "\"keepPerBlock\": 64, \"dense\": {\"upTo\": 256, \"values\": \"q8\"}",
        "\"keepPerMillion\": 20000, \"dense\": {\"upTo\": 4096, \"values\": \"sign\"},"
            + " \"momentum\": {\"factor\": 0.9, \"masking\": true}",
        "\"keepPerBlock\": 9, \"dense\": {\"upTo\": 64, \"values\": \"float16\"},"
            + " \"transform\": \"walsh-hadamard\""
      })
  void everyFormOfTheCodecIsVerified(String form) throws Exception {
    hub.close();
    train(folder.resolve("form"), Recipes.SMALL.replace("\"keepPerBlock\": 64", form));
    AuditReport report = audit(hub.signer.verifierKey());
    assertTrue(report.verified(), report.findings()::toString);
    assertEquals(4, report.campaigns().get(0).contributions());
  }

  @Test
  void soIsACampaignThatSendsEverythingWholeInBothDirections() throws Exception {
    hub.close();
    String all = "\"dense\": {\"upTo\": 1000000, \"values\": \"q4\"}, \"decay\"";
    train(folder.resolve("form"), Recipes.SMALL.replace("\"decay\"", all));
    AuditReport report = audit(hub.signer.verifierKey());
    assertTrue(report.verified(), report.findings()::toString);
    assertEquals(4, report.campaigns().get(0).contributions());
  }

  @Test
  void anotherKeysTreeHeadIsNotVerified() throws Exception {
    NoteSigner other = NoteSigner.generate("test.example/log", new SecureRandom());
    assertFalse(audit(other.verifierKey()).verified());
  }

  @Test
  void aChangedPayloadIsFoundAtTheRoundThatSummedIt() throws Exception {
    long roundIndex = hub.pipeline().reader().rounds(0).get(0).index();
    Path file = hub.blobs().path(payloadBefore(roundIndex));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    AuditReport report = audit(hub.signer.verifierKey());
    assertFalse(report.verified());
    assertEquals(roundIndex, report.findings().get(0).index());
  }

  @Test
  void aRoundThatTheHubMadeUpIsFound() throws Exception {
    var last = hub.pipeline().reader().rounds(1).get(0);
    Entry forged =
        Entry.of(EntryKinds.ROUND)
            .put("campaign", "small")
            .put("round", 2)
            .put("members", List.of())
            .put("samples", 0)
            .put("weights", last.weightsRoot())
            .put("state", "0".repeat(64))
            .put("delta", last.delta())
            .put("deltaBytes", last.deltaBytes())
            .put("evaluations", List.of())
            .build();
    long index = hub.log().append(forged.bytes()).get().index();
    AuditReport report = audit(hub.signer.verifierKey());
    assertEquals(1, report.findings().size(), report.findings()::toString);
    assertEquals(index, report.findings().get(0).index());
  }

  @Test
  void anUnsignedContributionIsFound() throws Exception {
    Entry enrolment =
        Entry.of(EntryKinds.ENROLMENT).put("campaign", "small").put("device", "cpu").build();
    long index = hub.log().append(enrolment.bytes()).get().index();
    AuditReport report = audit(hub.signer.verifierKey());
    assertEquals(index, report.findings().get(0).index());
  }

  @Test
  void aFlippedBitInATileIsFound() throws Exception {
    Path entries = findBundle();
    byte[] bytes = Files.readAllBytes(entries);
    bytes[40] ^= 1;
    entries.toFile().setWritable(true);
    Files.write(entries, bytes);
    assertFalse(audit(hub.signer.verifierKey()).verified());
  }

  private Path findBundle() throws IOException {
    long size = hub.log().treeHead().size();
    try (var files = Files.walk(folder.resolve("log"))) {
      return files
          .filter(f -> f.toString().endsWith("entries/000.p/" + size))
          .findFirst()
          .orElseThrow();
    }
  }
}
