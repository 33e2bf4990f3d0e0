package io.kicktrain.platform.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.platform.client.Api;
import io.kicktrain.platform.client.NoiseDonor;
import io.kicktrain.platform.client.TestCampaign;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.ContributionReply;
import io.kicktrain.training.wire.EntryView;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.training.wire.PlatformInfo;
import io.kicktrain.training.wire.Problem;
import io.kicktrain.training.wire.ReceiptDocument;
import io.kicktrain.training.wire.RoundView;
import io.kicktrain.training.wire.Verdict;
import io.kicktrain.training.wire.WireJson;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The whole way of a campaign over HTTP, in order. */
@ArquillianTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CampaignIT {

  private static final WorkerKey OWNER = WorkerKey.generate(new SecureRandom());
  private static final TestCampaign CAMPAIGN = new TestCampaign("noise", 3);

  @ArquillianResource private URI base;
  private Api api;

  @Deployment(testable = false)
  static WebArchive war() throws Exception {
    return BuiltWar.onEmptyFolder();
  }

  @BeforeEach
  void client() throws Exception {
    api = new Api(base);
    Wait.untilReady(api);
  }

  @Test
  @Order(1)
  void ownerCreatesIt() throws Exception {
    HttpResponse<byte[]> created = CAMPAIGN.create(api, OWNER);
    assertEquals(201, created.statusCode());
    assertTrue(created.headers().firstValue("Location").orElse("").endsWith(CAMPAIGN.path()));
    CampaignView view = Api.read(created, CampaignView.class);
    assertEquals(CampaignView.Status.AWAITING_DATA, view.status());
    assertEquals(2, view.missingShards());
    assertArrayEquals(CAMPAIGN.json(), api.get(CAMPAIGN.path() + "/recipe").body());
    HttpResponse<byte[]> taken = CAMPAIGN.create(api, WorkerKey.generate(new SecureRandom()));
    assertEquals("slug-taken", problem(taken, 409).code());
  }

  @Test
  @Order(2)
  void onlyItsOwnerUploadsTheDataAndOnlyTheRightBytes() throws Exception {
    byte[] damaged = TestCampaign.TRAIN.clone();
    damaged[7] ^= 1;
    assertEquals(
        "shard-hash-mismatch",
        problem(CAMPAIGN.upload(api, OWNER, TestCampaign.TRAIN, damaged), 422).code());
    WorkerKey stranger = WorkerKey.generate(new SecureRandom());
    assertEquals(
        "wrong-key",
        problem(CAMPAIGN.upload(api, stranger, TestCampaign.TRAIN, TestCampaign.TRAIN), 403)
            .code());
    assertEquals(
        201, CAMPAIGN.upload(api, OWNER, TestCampaign.TRAIN, TestCampaign.TRAIN).statusCode());
    assertEquals(
        200, CAMPAIGN.upload(api, OWNER, TestCampaign.TRAIN, TestCampaign.TRAIN).statusCode());
    assertEquals("awaiting-data", problem(donor(1).enrol(), 409).code());
    assertEquals(
        201, CAMPAIGN.upload(api, OWNER, TestCampaign.CHECK, TestCampaign.CHECK).statusCode());
    assertEquals(CampaignView.Status.TRAINING, view().status());
  }

  @Test
  @Order(3)
  void filesHaveTagsAndRanges() throws Exception {
    String path = "/api/v1/files/" + Sha256.hex(TestCampaign.TRAIN);
    HttpResponse<byte[]> whole = api.get(path);
    assertArrayEquals(TestCampaign.TRAIN, whole.body());
    String tag = whole.headers().firstValue("ETag").orElseThrow();
    assertTrue(whole.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
    assertEquals(304, api.get(path, "If-None-Match", tag).statusCode());

    HttpResponse<byte[]> part = api.get(path, "Range", "bytes=10-19");
    assertEquals(206, part.statusCode());
    assertEquals(
        "bytes 10-19/" + TestCampaign.TRAIN.length,
        part.headers().firstValue("Content-Range").orElseThrow());
    assertArrayEquals(Arrays.copyOfRange(TestCampaign.TRAIN, 10, 20), part.body());
    assertEquals(206, api.get(path, "Range", "bytes=-5", "If-Range", tag).statusCode());
    assertEquals(200, api.get(path, "Range", "bytes=-5", "If-Range", "\"other\"").statusCode());

    HttpResponse<byte[]> beyond = api.get(path, "Range", "bytes=999999-");
    assertEquals(416, beyond.statusCode());
    assertEquals(
        "bytes */" + TestCampaign.TRAIN.length,
        beyond.headers().firstValue("Content-Range").orElseThrow());
    HttpResponse<byte[]> head = api.send("HEAD", path);
    assertEquals(200, head.statusCode());
    assertEquals(tag, head.headers().firstValue("ETag").orElseThrow());
  }

  @Test
  @Order(4)
  void donorsEnrolAndGetReceiptsThatVerify() throws Exception {
    assertEquals("not-enrolled", problem(donor(1).ask(), 403).code());
    HttpResponse<byte[]> first = donor(1).enrol();
    assertEquals(201, first.statusCode());
    ReceiptDocument receipt = Api.read(first, ReceiptDocument.class);
    HttpResponse<byte[]> again = donor(1).enrol();
    assertEquals(200, again.statusCode());
    assertEquals(receipt.index(), Api.read(again, ReceiptDocument.class).index());

    PlatformInfo platform = Api.read(api.get("/api/v1/platform"), PlatformInfo.class);
    EntryView entry =
        Api.read(api.get("/api/v1/ledger/entries/" + receipt.index()), EntryView.class);
    VerifierKey key = VerifierKey.parse(platform.vkey());
    assertTrue(receipt.toReceipt().verify(entry.entry(), key));
    assertTrue(entry.receipt().toReceipt().verify(entry.entry(), key));
    assertEquals(201, donor(2).enrol().statusCode());
  }

  @Test
  @Order(5)
  void contributionsAreTakenOnceAndOnlyWhole() throws Exception {
    NoiseDonor donor = donor(1);
    Lease lease = donor.trainingLease(5_500_000);
    NoiseDonor.Work work = donor.work(lease);
    HttpRequest.Builder cut =
        donor
            .contribution(work, work.payload())
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    work.payload(), 0, work.payload().length - 1));
    assertEquals("digest-mismatch", problem(api.send(cut), 400).code());
    byte[] flipped = work.payload().clone();
    flipped[flipped.length / 2] ^= 1;
    assertEquals(
        "statement-mismatch", problem(api.send(donor.contribution(work, flipped)), 422).code());
    HttpRequest.Builder unstated =
        api.signed(
            "POST",
            donor.key(),
            CAMPAIGN.path() + "/contributions",
            "application/octet-stream",
            work.payload(),
            java.util.Map.of());
    assertEquals("malformed-statement", problem(api.send(unstated), 400).code());

    HttpResponse<byte[]> taken = donor.send(work);
    assertEquals(201, taken.statusCode());
    ContributionReply reply = Api.read(taken, ContributionReply.class);
    assertEquals(2, reply.challenge().blocks().size());
    HttpResponse<byte[]> repeated = donor.send(work);
    assertEquals(200, repeated.statusCode());
    assertEquals(reply.challenge(), Api.read(repeated, ContributionReply.class).challenge());
    Verdict verdict = Api.read(donor.open(work, reply.challenge()), Verdict.class);
    assertTrue(verdict.verified(), verdict.reason());
    Wait.until(() -> view().round() == 1);
  }

  @Test
  @Order(6)
  void changesAreSentAsEvents() throws Exception {
    try (EventStream events = EventStream.open(api, CAMPAIGN.path() + "/events")) {
      CampaignView now = events.next();
      assertEquals(1, now.round());
      assertTrue(donor(2).contribute(4_000_000).verified());
      CampaignView later = events.next();
      while (later.round() < 2) {
        later = events.next();
      }
      assertEquals(2, later.contributions());
      assertTrue(events.lastId() > 1);
    }
  }

  @Test
  @Order(7)
  void tooManyStreamsAreRefusedAndClosedOnesForgotten() throws Exception {
    String path = CAMPAIGN.path() + "/events";
    awaitNoStreams();
    try (EventStream first = EventStream.open(api, path);
        EventStream second = EventStream.open(api, path);
        EventStream third = EventStream.open(api, path)) {
      assertEquals(first.next().round(), second.next().round());
      assertEquals(2, third.next().round());
      assertEquals("too-many-streams", problem(api.get(path, "Accept", "*/*"), 503).code());
    }
    awaitNoStreams();
  }

  private void awaitNoStreams() throws Exception {
    Wait.until(
        () -> text("/metrics").contains("kicktrain_live_streams{mp_scope=\"application\"} 0"));
  }

  @Test
  @Order(8)
  void pageShowsItWithoutAnyScript() throws Exception {
    String page = text("/campaigns/noise");
    assertTrue(page.contains("<h1>Teach noise to &lt;b&gt;write&lt;/b&gt; &amp; read</h1>"), page);
    assertFalse(page.contains("<script>alert"), "a story must not become markup");
    assertTrue(page.contains("round 3 of 3"));
    assertTrue(page.contains("./kicktrain join " + base.resolve("/campaigns/noise")));
    assertTrue(page.contains("<polyline"));
    assertTrue(page.contains(donor(1).key().id()));
    assertTrue(text("/").contains("href=\"/campaigns/noise\""));
  }

  @Test
  @Order(9)
  void whoEarnedTheCheckpointGetsIt() throws Exception {
    String path = CAMPAIGN.path() + "/releases/1/checkpoint";
    Wait.until(() -> api.signedGet(donor(1).key(), path).statusCode() == 200);
    HttpResponse<byte[]> checkpoint = api.signedGet(donor(1).key(), path);
    String tag = checkpoint.headers().firstValue("ETag").orElseThrow();
    assertEquals("\"" + Sha256.hex(checkpoint.body()) + "\"", tag);
    assertEquals("signature-missing", problem(api.get(path), 401).code());
    WorkerKey stranger = WorkerKey.generate(new SecureRandom());
    Problem refused = problem(api.signedGet(stranger, path), 403);
    assertEquals("not-entitled", refused.code());
    assertTrue(refused.members().keySet().containsAll(List.of("credit", "required", "missing")));
    assertEquals(404, api.get(CAMPAIGN.path() + "/releases/9/checkpoint").statusCode());
  }

  @Test
  @Order(10)
  void roundsDeltasAndSnapshotsAreServed() throws Exception {
    RoundView[] rounds =
        WireJson.read(api.get(CAMPAIGN.path() + "/rounds?from=1").body(), RoundView[].class);
    assertEquals(1, rounds.length);
    byte[] delta = api.get("/api/v1/files/" + rounds[0].delta()).body();
    assertEquals(rounds[0].delta(), Sha256.hex(delta));
    assertEquals(400, api.get(CAMPAIGN.path() + "/rounds?from=x").statusCode());
    HttpResponse<byte[]> snapshot = api.signedGet(donor(1).key(), CAMPAIGN.path() + "/snapshot");
    assertEquals("2", snapshot.headers().firstValue("KickTrain-Round").orElseThrow());
  }

  private NoiseDonor donor(int seed) {
    return new NoiseDonor(api, CAMPAIGN, "cpu", seed);
  }

  private CampaignView view() throws Exception {
    return Api.read(api.get(CAMPAIGN.path()), CampaignView.class);
  }

  private String text(String path) throws Exception {
    HttpResponse<byte[]> response = api.get(path);
    assertEquals(200, response.statusCode());
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static Problem problem(HttpResponse<byte[]> response, int status) throws Exception {
    Problem problem = Api.problem(response);
    assertEquals(status, problem.status(), problem.code() + ": " + problem.detail());
    return problem;
  }
}
