package io.kicktrain.training.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.round.Recipes;
import io.kicktrain.training.round.TestDonor;
import io.kicktrain.training.round.TestHub;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second audit of a log that has grown costs what was added, and finds the same. */
class ResumedAuditTest {

  private static final int CROWD = 600;

  @TempDir Path folder;
  @TempDir Path work;
  private TestHub hub;
  private TestDonor ann;
  private TestDonor bob;
  private final List<String> read = new ArrayList<>();
  private int checked;
  private int audits;

  @BeforeEach
  void oneRound() throws Exception {
    hub = new TestHub(folder, Recipes.SMALL);
    ann = new TestDonor(hub, 1).enrol();
    bob = new TestDonor(hub, 2).enrol();
    round();
  }

  private void crowd() throws IOException {
    for (int i = 0; i < CROWD; i++) {
      WorkerKey key = WorkerKey.ofSeed(ByteBuffer.allocate(32).putInt(28, 1 + i).array());
      Entry.Builder enrolment = Entry.of(EntryKinds.ENROLMENT).put("campaign", "small");
      byte[] entry = enrolment.put("device", "cpu").build().sign(key).bytes();
      assertInstanceOf(Outcome.Done.class, hub.pipeline().enrol(key.id(), entry));
    }
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
  }

  private void round() throws Exception {
    ann.contribute();
    bob.contribute();
    hub.clock.pass(6);
    hub.pipeline().tick();
  }

  private Path kept() {
    return work.resolve("kept");
  }

  private AuditReport audit(AuditScope scope, AuditMemory memory) throws IOException {
    read.clear();
    checked = 0;
    AuditSource source =
        new AuditSource() {
          @Override
          public byte[] read(String path) throws IOException {
            read.add(path);
            return hub.log().files().read(path);
          }

          @Override
          public Path file(String sha256) {
            read.add(sha256);
            return hub.blobs().path(sha256);
          }
        };
    Path replay = work.resolve("replay" + audits++);
    return new LogAudit(
            source, hub.signer.verifierKey(), scope, memory, replay, (done, total) -> checked++)
        .run();
  }

  private AuditReport resumed(AuditScope scope) throws IOException {
    return audit(scope, new AuditMemory(kept()).goingOn(work));
  }

  private void assertFindsTheSame(AuditScope scope, AuditReport resumed) throws IOException {
    AuditReport whole = audit(scope, new AuditMemory(work.resolve("other")));
    assertTrue(resumed.verified(), resumed.findings()::toString);
    assertEquals(0, whole.from());
    assertEquals(whole.campaigns(), resumed.campaigns());
    assertEquals(whole.entries(), resumed.entries());
    assertEquals(whole.ofContributor(), resumed.ofContributor());
  }

  @Test
  void onlyWhatWasAddedIsReadAndReplayed() throws Exception {
    crowd();
    AuditReport first = resumed(AuditScope.WHOLE);
    assertEquals(first.entries(), checked);
    assertEquals(3, bundles());

    AuditReport idle = resumed(AuditScope.WHOLE);
    assertEquals(0, checked);
    assertTrue(bundles() <= 1, read::toString);
    assertFindsTheSame(AuditScope.WHOLE, idle);

    ann.contribute(); // a round that is open when the audit ends
    AuditReport open = resumed(AuditScope.WHOLE);
    assertEquals(open.entries() - first.entries(), checked);
    assertFindsTheSame(AuditScope.WHOLE, open);

    bob.contribute();
    hub.clock.pass(6);
    hub.pipeline().tick();
    round();
    AuditReport grown = resumed(AuditScope.WHOLE);
    assertEquals(open.entries(), grown.from());
    assertEquals(grown.entries() - open.entries(), checked);
    assertEquals(1, bundles(), read::toString);
    assertEquals(4 + 1, files(), "the payloads of two rounds and the recipe: " + read);
    assertEquals(3, grown.campaigns().get(0).stepped());
    assertFindsTheSame(AuditScope.WHOLE, grown);
  }

  private long bundles() {
    return read.stream().filter(path -> path.startsWith("tile/entries/")).distinct().count();
  }

  private long files() {
    return read.stream().filter(path -> path.length() == 64).distinct().count();
  }

  @Test
  void everyScopeGoesOnByItself() throws Exception {
    AuditScope light = AuditScope.WHOLE.withoutWeights();
    AuditScope ofAnn = AuditScope.WHOLE.ofContributor(ann.key());
    resumed(light);
    resumed(ofAnn);
    assertEquals(checked, resumed(AuditScope.WHOLE).entries());
    round();
    for (AuditScope scope : List.of(light, ofAnn, AuditScope.WHOLE)) {
      AuditReport report = resumed(scope);
      assertTrue(report.from() > 0 && checked == report.entries() - report.from());
      assertFindsTheSame(scope, report);
    }
  }

  @Test
  void aLieThatIsAddedIsFoundAndFoundAgain() throws Exception {
    resumed(AuditScope.WHOLE);
    round();
    Path payload = lastPayload();
    byte[] bytes = Files.readAllBytes(payload);
    bytes[bytes.length / 2] ^= 1;
    Files.write(payload, bytes);
    List<Finding> findings = resumed(AuditScope.WHOLE).findings();
    assertEquals(1, findings.size(), findings::toString);
    assertEquals(findings, resumed(AuditScope.WHOLE).findings());
  }

  private Path lastPayload() {
    long last = hub.log().treeHead().size() - 1;
    while (true) {
      Entry entry = Entry.parse(hub.log().entry(last--));
      if (entry.has("payload")) {
        return hub.blobs().path(entry.string("payload"));
      }
    }
  }

  @Test
  void damageOfWhatWasKeptIsNoticed() throws Exception {
    resumed(AuditScope.WHOLE);
    for (String kind : List.of(".replay", ".kts")) {
      Path file = one(kind);
      byte[] whole = Files.readAllBytes(file);
      for (int at : new int[] {0, 20, whole.length / 2, whole.length - 1}) {
        byte[] changed = whole.clone();
        changed[at] ^= 4;
        Files.write(file, changed);
        IOException e = assertThrows(IOException.class, () -> resumed(AuditScope.WHOLE));
        assertTrue(e.getMessage().contains(file.toString()), e::getMessage);
        assertTrue(e.getMessage().contains("delete " + one(".replay")), e::getMessage);
      }
      Files.write(file, whole);
    }
    Files.write(one(".replay"), new byte[7]);
    assertThrows(IOException.class, () -> resumed(AuditScope.WHOLE));
    Files.delete(one(".replay"));
    assertEquals(0, resumed(AuditScope.WHOLE).from());
    assertTrue(resumed(AuditScope.WHOLE).from() > 0);
  }

  private Path one(String kind) throws IOException {
    try (Stream<Path> files = Files.list(kept())) {
      List<Path> found = files.filter(f -> f.toString().endsWith(kind)).toList();
      assertEquals(1, found.size(), found::toString);
      return found.get(0);
    }
  }

  @Test
  void whoAsksForAllOfItGetsAllOfIt() throws Exception {
    resumed(AuditScope.WHOLE);
    AuditMemory again = new AuditMemory(kept()).goingOn(work).fromTheStart();
    assertEquals(checked, audit(AuditScope.WHOLE, again).entries());
    assertTrue(resumed(AuditScope.WHOLE).from() > 0, "it was kept all the same");
  }

  @Test
  void whatAnotherLogLeftIsNotGoneOnWith() throws Exception {
    resumed(AuditScope.WHOLE);
    Path replay = one(".replay");
    byte[] bytes = Files.readAllBytes(replay);
    try (TestHub other = new TestHub(work.resolve("other-hub"), Recipes.SMALL, hub.signer)) {
      TestHub mine = hub;
      hub = other;
      Files.delete(replay);
      try (Stream<Path> heads = Files.list(kept())) {
        for (Path head : heads.filter(f -> f.toString().endsWith(".head")).toList()) {
          Files.delete(head);
        }
      }
      Files.write(replay, bytes);
      assertEquals(0, resumed(AuditScope.WHOLE).from());
      hub = mine;
    }
  }
}
