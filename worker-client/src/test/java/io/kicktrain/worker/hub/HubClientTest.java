package io.kicktrain.worker.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.httpsig.RequestVerifier;
import io.kicktrain.ledger.httpsig.VerificationResult;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.wire.Challenge;
import io.kicktrain.training.wire.ContributionReply;
import io.kicktrain.training.wire.LeaseRequest;
import io.kicktrain.training.wire.PlatformInfo;
import io.kicktrain.training.wire.ReceiptDocument;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HubClientTest {

  private static final PlatformInfo INFO = new PlatformInfo("KickTrain", "1", "origin", "vkey");

  private final WorkerKey key = WorkerKey.generate(new SecureRandom());
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  /** A client whose pauses take no time. */
  private HubClient client(URI address, Persistence.Sleeper sleeper) {
    return new HubClient(
        address, key, this::heard, Duration.ofSeconds(60), sleeper, Clock.systemUTC());
  }

  private HubClient client(ScriptedHub hub) {
    return client(hub.address(), pause -> {});
  }

  private void heard(String reason, Duration wait) {
    reasons.add(reason);
    waits.add(wait);
  }

  // ---- a hub that is away

  @Test
  void waitsForAHubThatIsAwayAndGoesOnWhenItIsBack() throws Exception {
    int port = freePort();
    List<ScriptedHub> started = new ArrayList<>();
    HubClient client =
        client(
            URI.create("http://127.0.0.1:" + port),
            pause -> {
              if (waits.size() == 9) {
                started.add(start(port));
              }
            });
    assertEquals(INFO, client.platform());
    started.get(0).close();
    assertEquals(9, waits.size());
    for (int i = 0; i < waits.size(); i++) {
      long longest = Math.min(30_000, 500L << i);
      long wait = waits.get(i).toMillis();
      assertTrue(wait >= longest / 2 && wait <= longest, "pause " + i + ": " + wait);
    }
  }

  private static int freePort() throws IOException {
    try (ScriptedHub gone = new ScriptedHub()) {
      return gone.port();
    }
  }

  private static ScriptedHub start(int port) {
    try {
      return new ScriptedHub(port, ScriptedHub.json(200, INFO));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void repeatsWhatPassesAndSignsEveryAttemptAnew() throws Exception {
    Entry entry = Entry.of("enrolment").put("campaign", "abc").build().sign(key);
    ReceiptDocument receipt = new ReceiptDocument(3, "00".repeat(32), List.of(), "head");
    try (ScriptedHub hub =
        new ScriptedHub(
            ScriptedHub.problem(503, "starting"),
            ScriptedHub.problem(507, "storage-full"),
            ScriptedHub.bytes(502, new byte[0]),
            ScriptedHub.cut(201, "{\"index\":3,".getBytes(), 4),
            ScriptedHub.json(201, receipt))) {
      assertEquals(receipt, client(hub).enrol("abc", entry));
      List<String> signatures =
          hub.seen().stream().map(r -> r.headers().getFirst("Signature-Input")).distinct().toList();
      assertEquals(5, signatures.size());
      assertEquals(4, waits.size());
      assertTrue(reasons.get(1).contains("storage-full"));
    }
  }

  @Test
  void waitsForAnAnswerNoLongerThanItsPatience() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ScriptedHub.Reply silent = exchange -> await(end);
    ScriptedHub.Reply stalls =
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await(end);
        };
    try (ScriptedHub hub = new ScriptedHub(silent, stalls, ScriptedHub.json(200, INFO))) {
      Duration patience = Duration.ofMillis(1500);
      HubClient client =
          new HubClient(hub.address(), key, this::heard, patience, pause -> {}, Clock.systemUTC());
      assertEquals(INFO, client.platform());
      assertEquals(2, waits.size());
      end.countDown();
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anInterruptEndsTheWaiting() {
    HubClient client =
        client(
            URI.create("http://127.0.0.1:1"),
            pause -> {
              throw new InterruptedException();
            });
    assertThrows(InterruptedException.class, client::platform);
  }

  // ---- a hub that refuses

  @Test
  void refusalsAreNotRepeatedAndKeepTheirReason() throws Exception {
    try (ScriptedHub hub = new ScriptedHub(ScriptedHub.problem(409, "late"))) {
      HubClient client = client(hub);
      HubProblemException late =
          assertThrows(HubProblemException.class, () -> client.campaign("abc"));
      assertTrue(late.is("late"));
      assertEquals(409, late.problem().status());
      assertEquals(1, hub.seen().size());
    }
  }

  @Test
  void anInternalErrorIsRepeatedOnlySomeTimes() throws Exception {
    ScriptedHub.Reply broken = ScriptedHub.problem(500, "internal");
    try (ScriptedHub hub = new ScriptedHub(broken, broken, broken, broken, broken, broken)) {
      assertThrows(HubProblemException.class, () -> client(hub).platform());
      assertEquals(5, hub.seen().size());
    }
  }

  @Test
  void errorsThatExplainNothingComeFromAServerThatIsJustStarting() throws Exception {
    PlatformInfo info = new PlatformInfo("KickTrain", "1", "origin", "vkey");
    ScriptedHub.Reply page =
        ScriptedHub.bytes(404, "<html>".getBytes(), "Content-Type", "text/html");
    ScriptedHub.Reply empty = ScriptedHub.bytes(500, new byte[0]);
    try (ScriptedHub hub =
        new ScriptedHub(
            page, page, page, page, empty, empty, empty, page, ScriptedHub.json(200, info))) {
      assertEquals(info, client(hub).platform());
    }
  }

  @Test
  void aServerThatNeverExplainsIsGivenUp() throws Exception {
    ScriptedHub.Reply page = ScriptedHub.bytes(404, "<html>".getBytes());
    ScriptedHub.Reply[] pages = new ScriptedHub.Reply[30];
    Arrays.fill(pages, page);
    try (ScriptedHub hub = new ScriptedHub(pages)) {
      HubProblemException e = assertThrows(HubProblemException.class, () -> client(hub).platform());
      assertEquals(404, e.problem().status());
      assertEquals(10, hub.seen().size());
    }
  }

  @Test
  void anAnswerThatIsNotWhatItShouldBeIsAnErrorThatNamesTheField() throws Exception {
    String json =
        "{\"name\":\"x\",\"version\":\"1\",\"logOrigin\":\"o\",\"vkey\":\"v\",\"more\":1}";
    try (ScriptedHub hub = new ScriptedHub(ScriptedHub.bytes(200, json.getBytes()))) {
      IOException e = assertThrows(IOException.class, () -> client(hub).platform());
      assertTrue(e.getMessage().contains("more"), e.getMessage());
    }
  }

  // ---- what is sent

  @Test
  void contributionsAreSignedWithStatementAndDigestSoThatTheLedgersVerifierAcceptsThem()
      throws Exception {
    Entry statement = Entry.of("contribution").put("campaign", "abc").build().sign(key);
    byte[] payload = {1, 2, 3};
    ReceiptDocument receipt = new ReceiptDocument(7, "00".repeat(32), List.of(), "head");
    ContributionReply reply = new ContributionReply(receipt, new Challenge(7, List.of(0L)));
    try (ScriptedHub hub = new ScriptedHub(ScriptedHub.json(201, reply))) {
      assertEquals(reply, client(hub).contribute("abc", statement, payload));
      ScriptedHub.Request request = hub.seen().get(0);
      assertArrayEquals(payload, request.body());
      String header = request.headers().getFirst("KickTrain-Statement");
      assertEquals(':', header.charAt(0));
      VerificationResult.Accepted accepted = verify(hub, request, Clock.systemUTC());
      assertEquals(key.id(), accepted.keyId());
    }
  }

  @Test
  void signsByTheHubsClockWhenTheDonorsIsWrong() throws Exception {
    Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(-5));
    try (ScriptedHub hub =
        new ScriptedHub(ScriptedHub.json(200, INFO), ScriptedHub.bytes(204, new byte[0]))) {
      HubClient client =
          new HubClient(
              hub.address(), key, this::heard, Duration.ofSeconds(60), pause -> {}, wrong);
      client.platform(); // its answer says what time it is
      assertTrue(client.lease("abc", new LeaseRequest("cpu", 0, 0)).isEmpty());
      verify(hub, hub.seen().get(1), Clock.systemUTC());
      Duration off = Duration.between(Instant.now(), client.hubTime()).abs();
      assertTrue(off.compareTo(Duration.ofMinutes(1)) < 0, off::toString);
    }
  }

  private static VerificationResult.Accepted verify(
      ScriptedHub hub, ScriptedHub.Request request, Clock clock) {
    VerificationResult result =
        new RequestVerifier(clock, Duration.ofMinutes(2), 100)
            .verify(
                request.method(),
                hub.address().resolve(request.uri()),
                name -> request.headers().getOrDefault(name, List.of()));
    return assertInstanceOf(VerificationResult.Accepted.class, result);
  }

  @Test
  void aClientWithoutAKeySignsNothing() throws Exception {
    try (ScriptedHub hub = new ScriptedHub(ScriptedHub.json(200, INFO))) {
      HubClient nobody = new HubClient(hub.address(), null, this::heard);
      nobody.platform();
      assertTrue(hub.seen().get(0).headers().getFirst("Signature") == null);
      assertThrows(
          IllegalStateException.class, () -> nobody.lease("abc", new LeaseRequest("cpu", 0, 0)));
    }
  }

  @Test
  void readsTheLogsStaticFiles() throws Exception {
    byte[] tile = new byte[8192];
    try (ScriptedHub hub = new ScriptedHub(ScriptedHub.bytes(200, tile))) {
      assertArrayEquals(tile, client(hub).log("tile/0/x001/234"));
      assertEquals("/log/tile/0/x001/234", hub.seen().get(0).uri().getPath());
    }
  }
}
