package io.kicktrain.ledger.httpsig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.httpsig.VerificationResult.Accepted;
import io.kicktrain.ledger.httpsig.VerificationResult.Reason;
import io.kicktrain.ledger.httpsig.VerificationResult.Refused;
import io.kicktrain.ledger.identity.WorkerKey;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RequestVerifierTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final URI TARGET = URI.create("https://hub.example/api/v1/contributions?x=1");
  private static final byte[] DIGEST = Sha256.of(new byte[] {1});
  private static final WorkerKey KEY = WorkerKey.generate(new SecureRandom());

  private final RequestVerifier verifier = verifier(1000);
  private int nonces;

  @Test
  void acceptsWhatTheSignerSigns() {
    Accepted accepted = assertInstanceOf(Accepted.class, verify(signed(NOW)));
    assertEquals(KEY.id(), accepted.keyId());
    assertArrayEquals(DIGEST, accepted.contentDigest().orElseThrow());
  }

  @Test
  void acceptsARequestWithoutBody() {
    Map<String, String> headers =
        new RequestSigner().sign("GET", TARGET, null, Map.of(), KEY, NOW, nonce());
    Accepted accepted =
        assertInstanceOf(Accepted.class, verifier.verify("GET", TARGET, lookup(headers)));
    assertEquals(Optional.empty(), accepted.contentDigest());
  }

  @Test
  void whatAnEarlierProcessMayHaveAcceptedIsRefusedAfterARestart() {
    Map<String, String> before = signed(NOW);
    assertInstanceOf(Accepted.class, verify(before));
    RequestVerifier restarted = verifier(1000);
    restarted.forgetUpTo(NOW);
    Refused replayed =
        assertInstanceOf(Refused.class, restarted.verify("POST", TARGET, lookup(before)));
    assertEquals(Reason.EXPIRED, replayed.reason());
    Map<String, String> after = signed(NOW.plusSeconds(1));
    assertInstanceOf(Accepted.class, restarted.verify("POST", TARGET, lookup(after)));
  }

  @Test
  void parametersAndComponentsMayComeInAnotherOrder() {
    String parameters =
        "(\"@target-uri\" \"@method\");tag=\"kicktrain\";alg=\"ed25519\";keyid=\""
            + KEY.id()
            + "\";nonce=\"other-client\";created="
            + NOW.getEpochSecond();
    byte[] base =
        SignatureBase.of(
            List.of(Map.entry("@target-uri", TARGET.toString()), Map.entry("@method", "GET")),
            parameters);
    String signature = Base64.getEncoder().encodeToString(KEY.sign(base));
    Map<String, String> headers =
        Map.of("Signature-Input", "sig1=" + parameters, "Signature", "sig1=:" + signature + ":");
    assertInstanceOf(Accepted.class, verifier.verify("GET", TARGET, lookup(headers)));
  }

  @Test
  void refusesWithoutSignature() {
    assertRefused(Reason.MISSING, Map.of());
    assertRefused(Reason.MISSING, without(signed(NOW), "Signature"));
  }

  @Test
  void refusesMalformedHeaders() {
    for (String input :
        List.of(
            "",
            "x",
            "sig=()",
            "sig=(\"@method\"",
            "sig=(@method);created=1",
            "a=(\"b\"), c=(\"d\")")) {
      assertRefused(Reason.MALFORMED, with(signed(NOW), "Signature-Input", input));
    }
    for (String signature : List.of("", "kicktrain=AAAA", "other=:AAAA:", "kicktrain=:A*:")) {
      assertRefused(Reason.MALFORMED, with(signed(NOW), "Signature", signature));
    }
    assertRefused(Reason.MALFORMED, edited(i -> i.replace("tag=\"kicktrain\"", "tag=\"x\"")));
    assertRefused(Reason.MALFORMED, edited(i -> i.replaceFirst(";created=[0-9]+", "")));
    assertRefused(Reason.MALFORMED, edited(i -> i.replaceFirst("created=[0-9]+", "created=\"1\"")));
    assertRefused(Reason.MALFORMED, edited(i -> i.replaceFirst("nonce=\"[^\"]*", "nonce=\"short")));
    assertRefused(Reason.MALFORMED, edited(i -> i.replaceFirst(";nonce=\"[^\"]*\"", "")));
    assertRefused(Reason.MALFORMED, edited(i -> i + ";tag=\"kicktrain\""));
    assertRefused(
        Reason.MALFORMED, edited(i -> i.replace("\"@method\"", "\"@method\" \"@method\"")));
  }

  @Test
  void refusesOtherComponents() {
    assertRefused(Reason.WRONG_COMPONENTS, edited(i -> i.replace("\"@method\" ", "")));
    assertRefused(Reason.WRONG_COMPONENTS, edited(i -> i.replace(" \"content-digest\"", "")));
    assertRefused(
        Reason.WRONG_COMPONENTS, edited(i -> i.replace("\"@method\"", "\"@method\" \"date\"")));
    assertRefused(Reason.WRONG_COMPONENTS, without(signed(NOW), "Content-Digest"));
    assertRefused(Reason.WRONG_COMPONENTS, without(signed(NOW), "Kicktrain-Statement"));
  }

  @Test
  void refusesOtherAlgorithmsAndKeys() {
    assertRefused(
        Reason.UNKNOWN_ALGORITHM, edited(i -> i.replace("alg=\"ed25519\"", "alg=\"none\"")));
    assertRefused(Reason.UNKNOWN_ALGORITHM, edited(i -> i.replace(KEY.id(), "00".repeat(32))));
    assertRefused(Reason.UNKNOWN_ALGORITHM, edited(i -> i.replaceFirst(";alg=\"ed25519\"", "")));
  }

  @Test
  void refusesOtherTimes() {
    assertInstanceOf(Accepted.class, verify(signed(NOW.minusSeconds(60))));
    assertInstanceOf(Accepted.class, verify(signed(NOW.plusSeconds(60))));
    assertRefused(Reason.EXPIRED, signed(NOW.minusSeconds(61)));
    assertRefused(Reason.EXPIRED, signed(NOW.plusSeconds(61)));
  }

  @Test
  void refusesAReplay() {
    Map<String, String> headers = signed(NOW);
    assertInstanceOf(Accepted.class, verify(headers));
    assertRefused(Reason.REPLAYED, headers);
    assertInstanceOf(Accepted.class, verify(signed(NOW)));
  }

  @Test
  void aFullMemoryForgetsTheOldestAndStillRefusesReplays() {
    RequestVerifier small = verifier(2);
    List<Map<String, String>> requests =
        List.of(signed(NOW.minusSeconds(9)), signed(NOW.minusSeconds(5)), signed(NOW));
    for (Map<String, String> headers : requests) {
      assertInstanceOf(Accepted.class, small.verify("POST", TARGET, lookup(headers)));
    }
    for (Map<String, String> headers : requests) {
      assertInstanceOf(Refused.class, small.verify("POST", TARGET, lookup(headers)));
    }
    Map<String, String> old = signed(NOW.minusSeconds(9));
    Refused refused = assertInstanceOf(Refused.class, small.verify("POST", TARGET, lookup(old)));
    assertEquals(Reason.EXPIRED, refused.reason());
  }

  @Test
  void aClockThatGoesBackLetsNoReplayIn() {
    Instant[] now = {NOW};
    RequestVerifier moving =
        new RequestVerifier(
            ((InstantSource) () -> now[0]).withZone(ZoneOffset.UTC), Duration.ofSeconds(60), 1000);
    Map<String, String> early = signed(NOW);
    assertInstanceOf(Accepted.class, moving.verify("POST", TARGET, lookup(early)));
    now[0] = NOW.plusSeconds(3600);
    Map<String, String> later = signed(now[0]);
    assertInstanceOf(Accepted.class, moving.verify("POST", TARGET, lookup(later)));
    now[0] = NOW;
    assertInstanceOf(Refused.class, moving.verify("POST", TARGET, lookup(early)));
    Map<String, String> fresh = signed(NOW.plusSeconds(1));
    assertInstanceOf(Accepted.class, moving.verify("POST", TARGET, lookup(fresh)));
  }

  @Test
  void refusesAChangedRequest() {
    assertBad(verifier.verify("PUT", TARGET, lookup(signed(NOW))));
    URI other = URI.create(TARGET + "2");
    assertBad(verifier.verify("POST", other, lookup(signed(NOW))));
    String digest = Profile.contentDigest(Sha256.of(new byte[] {2}));
    assertBad(verify(with(signed(NOW), "Content-Digest", digest)));
    assertBad(verify(with(signed(NOW), "Kicktrain-Statement", "other")));
    assertBad(verify(edited(i -> i.replace("nonce=\"", "nonce=\"x"))));
    assertBad(
        verify(edited(i -> i.replace(KEY.id(), WorkerKey.generate(new SecureRandom()).id()))));
  }

  @Test
  void aRefusedRequestDoesNotUseUpItsNonce() {
    Map<String, String> headers = signed(NOW);
    assertBad(verify(with(headers, "Kicktrain-Statement", "other")));
    assertInstanceOf(Accepted.class, verify(headers));
  }

  @Test
  void headersMustNotBeDoubled() {
    Map<String, String> headers = signed(NOW);
    VerificationResult result =
        verifier.verify(
            "POST",
            TARGET,
            name -> {
              List<String> values = lookup(headers).apply(name);
              return name.equalsIgnoreCase("Content-Digest")
                  ? List.of(values.get(0), values.get(0))
                  : values;
            });
    assertEquals(Reason.MALFORMED, assertInstanceOf(Refused.class, result).reason());
  }

  private static RequestVerifier verifier(int nonceCapacity) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new RequestVerifier(clock, Duration.ofSeconds(60), nonceCapacity);
  }

  private Map<String, String> signed(Instant created) {
    Map<String, String> extra = Map.of("Kicktrain-Statement", "c3RhdGVtZW50");
    Map<String, String> headers =
        new TreeMap<>(
            new RequestSigner().sign("POST", TARGET, DIGEST, extra, KEY, created, nonce()));
    headers.putAll(extra);
    return headers;
  }

  private Map<String, String> edited(UnaryOperator<String> edit) {
    Map<String, String> headers = signed(NOW);
    headers.computeIfPresent("Signature-Input", (name, input) -> edit.apply(input));
    return headers;
  }

  private String nonce() {
    return "nonce-" + (100 + nonces++);
  }

  private VerificationResult verify(Map<String, String> headers) {
    return verifier.verify("POST", TARGET, lookup(headers));
  }

  private void assertRefused(Reason reason, Map<String, String> headers) {
    Refused refused = assertInstanceOf(Refused.class, verify(headers));
    assertEquals(reason, refused.reason(), refused.detail());
  }

  private static void assertBad(VerificationResult result) {
    assertEquals(Reason.BAD_SIGNATURE, assertInstanceOf(Refused.class, result).reason());
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    Map<String, String> copy = new TreeMap<>(headers);
    copy.put(name, value);
    return copy;
  }

  private static Map<String, String> without(Map<String, String> headers, String name) {
    Map<String, String> copy = new TreeMap<>(headers);
    copy.remove(name);
    return copy;
  }

  private static Function<String, List<String>> lookup(Map<String, String> headers) {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    return name -> anyCase.containsKey(name) ? List.of(anyCase.get(name)) : List.of();
  }
}
