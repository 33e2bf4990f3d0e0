package io.kicktrain.platform.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.log.TlogProof;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.ledger.witness.HttpTransport;
import io.kicktrain.ledger.witness.WitnessClient;
import io.kicktrain.platform.client.Api;
import io.kicktrain.platform.client.LogVerifier;
import io.kicktrain.platform.client.LogVerifier.Head;
import io.kicktrain.platform.client.NoiseDonor;
import io.kicktrain.platform.client.TestCampaign;
import io.kicktrain.platform.client.WitnessServer;
import io.kicktrain.training.wire.ConsistencyView;
import io.kicktrain.training.wire.EntriesView;
import io.kicktrain.training.wire.EntriesView.Proven;
import io.kicktrain.training.wire.InclusionView;
import io.kicktrain.training.wire.PlatformInfo;
import io.kicktrain.training.wire.Problem;
import io.kicktrain.training.wire.ReceiptDocument;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Queries of the log, each answer verified by somebody else's reading of the standards. */
@ArquillianTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerIT {

  private static final String LEDGER = "/api/v1/ledger/";
  private static final NoteSigner OTHER =
      NoteSigner.generate("other.example/log", new SecureRandom());
  private static WitnessServer witness;
  private static final String JSON = "application/json";
  private static final WorkerKey OWNER = WorkerKey.generate(new SecureRandom());
  private static final TestCampaign CAMPAIGN = new TestCampaign("queries", 3);
  private static final HexFormat HEX = HexFormat.of();

  @ArquillianResource private URI base;
  private Api api;
  private LogVerifier verifier;

  @Deployment(testable = false)
  static WebArchive war() throws Exception {
    NoteSigner log = NoteSigner.generate("it.example/log", new SecureRandom());
    Path memory = Path.of("target", "it-witness");
    DurableFiles.deleteTree(memory);
    witness = new WitnessServer(memory, log.verifierKey());
    return BuiltWar.onFolderOf(
        log,
        "kicktrain.log.witnesses=" + witness.setting(),
        "kicktrain.log.witness-seconds=1",
        "kicktrain.witness.logs=" + OTHER.verifierKey());
  }

  @AfterAll
  static void stopWitness() {
    witness.stop();
  }

  @BeforeEach
  void client() throws Exception {
    api = new Api(base);
    Wait.untilReady(api);
    verifier = new LogVerifier(platform().vkey());
  }

  @Test
  @Order(1)
  void aCampaignFillsTheLog() throws Exception {
    CAMPAIGN.create(api, OWNER);
    CAMPAIGN.upload(api, OWNER, TestCampaign.TRAIN, TestCampaign.TRAIN);
    CAMPAIGN.upload(api, OWNER, TestCampaign.CHECK, TestCampaign.CHECK);
    assertEquals(201, donor().enrol().statusCode());
    assertTrue(donor().contribute(5_000_000).verified());
    Wait.until(() -> everything().stream().anyMatch(e -> e.kind().equals("round")));
  }

  @Test
  @Order(2)
  void entriesAreFoundByKeyCampaignRoundAndPayload() throws Exception {
    String key = donor().key().id();
    assertFinds("keys/" + key + "/entries?", e -> is(e, "signer", key));
    assertFinds("keys/" + OWNER.id() + "/entries?", e -> is(e, "owner", OWNER.id()));
    assertFinds("campaigns/queries/entries?", e -> is(e, "campaign", "queries"));
    assertFinds(
        "campaigns/queries/entries?round=0&", e -> e.has("round") && e.integer("round") == 0);
    Entry contribution =
        everything().stream()
            .filter(e -> e.kind().equals("contribution"))
            .findFirst()
            .orElseThrow();
    String payload = contribution.string("payload");
    assertFinds("payloads/" + payload + "/entries?", e -> is(e, "payload", payload));
    assertTrue(page("campaigns/nobody/entries").entries().isEmpty());
    assertEquals(404, api.get(LEDGER + "payloads/" + "0".repeat(64) + "/entries").statusCode());
  }

  private static boolean is(Entry entry, String field, String value) {
    return entry.has(field) && entry.string(field).equals(value);
  }

  /** Page by page, whatever the page's size, a query finds what a scan of the log finds. */
  private void assertFinds(String query, Predicate<Entry> wanted) throws Exception {
    List<String> expected = everything().stream().filter(wanted).map(Entry::toString).toList();
    assertTrue(!expected.isEmpty(), query);
    for (int limit : new int[] {1, 2, 100}) {
      assertEquals(expected, pages(query + "limit=" + limit), query);
    }
  }

  private List<String> pages(String query) throws Exception {
    List<String> found = new ArrayList<>();
    Long from = 0L;
    while (from != null) {
      EntriesView page = page(query + "&from=" + from);
      page.entries().forEach(e -> found.add(new String(e.entry(), StandardCharsets.UTF_8)));
      from = page.next();
    }
    return found;
  }

  /** A page whose every entry is proven. */
  private EntriesView page(String query) throws Exception {
    EntriesView page = Api.read(api.get(LEDGER + query), EntriesView.class);
    Head head = verifier.head(page.treeHead());
    for (Proven entry : page.entries()) {
      LogVerifier.inclusion(entry.entry(), entry.index(), head.size(), entry.proof(), head.root());
      assertTrue(
          page.receipt(entry)
              .toReceipt()
              .verify(entry.entry(), VerifierKey.parse(platform().vkey())));
    }
    return page;
  }

  private List<Entry> everything() throws Exception {
    List<Entry> all = new ArrayList<>();
    EntriesView page;
    do {
      page = page("entries?limit=3&from=" + all.size());
      page.entries().forEach(e -> all.add(Entry.parse(e.entry())));
    } while (page.next() != null);
    assertNull(page.next());
    return all;
  }

  @Test
  @Order(3)
  void proofsOfEverySizeVerify() throws Exception {
    List<byte[]> entries = everything().stream().map(Entry::bytes).toList();
    for (int size = 1; size <= entries.size(); size++) {
      for (int index = 0; index < size; index++) {
        InclusionView proof =
            Api.read(
                api.get(LEDGER + "proofs/inclusion?index=" + index + "&size=" + size),
                InclusionView.class);
        assertArrayEquals(LogVerifier.root(entries.subList(0, size)), HEX.parseHex(proof.root()));
        LogVerifier.inclusion(
            entries.get(index), index, size, proof.proof(), HEX.parseHex(proof.root()));
        assertArrayEquals(entries.get(index), proof.entry());
        Head head = verifier.head(proof.treeHead());
        assertEquals(
            LogVerifier.consistency(size, entries.subList(0, (int) head.size())), proof.toHead());
      }
      assertConsistency(size - 1, size, entries);
      assertConsistency(size / 2, size, entries);
    }
  }

  private void assertConsistency(int from, int to, List<byte[]> entries) throws Exception {
    ConsistencyView proof =
        Api.read(
            api.get(LEDGER + "proofs/consistency?from=" + from + "&to=" + to),
            ConsistencyView.class);
    assertArrayEquals(LogVerifier.root(entries.subList(0, from)), HEX.parseHex(proof.fromRoot()));
    assertArrayEquals(LogVerifier.root(entries.subList(0, to)), HEX.parseHex(proof.toRoot()));
    assertEquals(LogVerifier.consistency(from, entries.subList(0, to)), proof.proof());
    Head head = verifier.head(proof.treeHead());
    assertEquals(
        LogVerifier.consistency(to, entries.subList(0, (int) head.size())), proof.toHead());
  }

  @Test
  @Order(4)
  void aReceiptIsAFileThatVerifiesOffline() throws Exception {
    HttpResponse<byte[]> answer = api.get(LEDGER + "entries/1/receipt");
    TlogProof file = TlogProof.parse(new String(answer.body(), StandardCharsets.UTF_8));
    assertArrayEquals(everything().get(1).bytes(), file.entry());
    assertTrue(file.receipt().verify(file.entry(), VerifierKey.parse(platform().vkey())));
    assertTrue(
        answer.headers().firstValue("Content-Disposition").orElse("").contains("entry-1.tlog"));
  }

  @Test
  @Order(5)
  void wrongQueriesAreToldWhatIsWrong() throws Exception {
    refused("entries?limit=0", "limit must be a number from 1 to 100");
    refused("entries?limit=101", "limit must be");
    refused("entries?from=-1", "from must be");
    refused("entries?from=01", "from must be");
    refused("keys/ABC/entries", "the key must be 64 lower-case hexadecimal characters");
    refused("payloads/" + "A".repeat(64) + "/entries", "the payload must be");
    refused("campaigns/queries/entries?round=x", "round must be");
    refused("proofs/inclusion", "the query parameter index is missing");
    refused("proofs/inclusion?index=3&size=3", "index must be a number from 0 to 2");
    refused("proofs/inclusion?index=0&size=999999", "size must be");
    refused("proofs/consistency?from=3&to=2", "from must be a number from 0 to 2");
    refused("proofs/consistency?to=2", "the query parameter from is missing");
  }

  private void refused(String query, String detail) throws Exception {
    Problem problem = Api.problem(api.get(LEDGER + query));
    assertEquals(400, problem.status(), query);
    assertTrue(problem.detail().contains(detail), problem.detail());
  }

  @Test
  @Order(6)
  void claimsAboutKeysAreCheckedAndLoggedOnce() throws Exception {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) 7);
    WorkerKey worker = WorkerKey.ofSeed(seed);
    byte[] entry = Files.readAllBytes(Path.of("../docs/entries/examples/certification.json"));
    HttpResponse<byte[]> logged = api.post(worker, LEDGER + "claims", JSON, entry);
    assertEquals(201, logged.statusCode());
    ReceiptDocument receipt = Api.read(logged, ReceiptDocument.class);
    assertTrue(receipt.toReceipt().verify(entry, VerifierKey.parse(platform().vkey())));
    HttpResponse<byte[]> again = api.post(worker, LEDGER + "claims", JSON, entry);
    assertEquals(200, again.statusCode());
    assertEquals(receipt.index(), Api.read(again, ReceiptDocument.class).index());

    String by = Entry.parse(entry).string("by");
    for (String query :
        new String[] {
          "kinds/certification/entries",
          "keys/" + worker.id() + "/entries",
          "keys/" + by.substring(by.indexOf(':') + 1) + "/entries"
        }) {
      assertEquals(1, page(query).entries().size(), query);
    }
    invalid(OWNER, entry, "sent by the key that it is about");
    byte[] tampered =
        new String(entry, StandardCharsets.UTF_8)
            .replace("\"issued\":1", "\"issued\":2")
            .getBytes(StandardCharsets.UTF_8);
    invalid(worker, tampered, "");
    invalid(worker, "{}".getBytes(StandardCharsets.UTF_8), "kind is missing");
  }

  private void invalid(WorkerKey sender, byte[] entry, String why) throws Exception {
    Problem problem = Api.problem(api.post(sender, LEDGER + "claims", JSON, entry));
    assertEquals("invalid-claim", problem.code());
    assertTrue(problem.detail().contains(why), problem.detail());
  }

  @Test
  @Order(7)
  void itsTreeHeadsAreCosigned() throws Exception {
    Wait.until(() -> checkpoint("/log/checkpoint").signedBy(witness.key()));
    SignedNote published = checkpoint("/log/checkpoint");
    assertTrue(published.signedBy(VerifierKey.parse(platform().vkey())));
    verifier.head(published.format());
    SignedNote kept = checkpoint("/log/cosigned");
    assertTrue(kept.signedBy(witness.key()));
    assertEquals(published.text(), kept.text());
  }

  private SignedNote checkpoint(String path) throws Exception {
    return SignedNote.parse(new String(api.get(path).body(), StandardCharsets.UTF_8));
  }

  @Test
  @Order(8)
  void itCosignsTheLogsItKnows(@TempDir Path folder) throws Exception {
    VerifierKey key =
        VerifierKey.parse(
            new String(api.get("/witness/key").body(), StandardCharsets.UTF_8).strip());
    try (FileLog log = FileLog.open(folder, OTHER.name(), OTHER)) {
      WitnessClient client = new WitnessClient(key, new HttpTransport(api.at("/witness")));
      for (int i = 0; i < 3; i++) {
        log.append(new byte[] {(byte) i}).join();
        assertTrue(client.cosign(log).signedBy(key));
      }
    }
    HttpRequest.Builder nonsense =
        HttpRequest.newBuilder(api.at("/witness/add-checkpoint"))
            .POST(HttpRequest.BodyPublishers.ofString("nonsense"));
    assertEquals(400, api.send(nonsense).statusCode());
    HttpRequest.Builder huge =
        HttpRequest.newBuilder(api.at("/witness/add-checkpoint"))
            .POST(HttpRequest.BodyPublishers.ofString("x".repeat(70_000)));
    assertEquals(413, api.send(huge).statusCode());
  }

  private NoiseDonor donor() {
    return new NoiseDonor(api, CAMPAIGN, "cpu", 1);
  }

  private PlatformInfo platform() throws Exception {
    return Api.read(api.get("/api/v1/platform"), PlatformInfo.class);
  }
}
