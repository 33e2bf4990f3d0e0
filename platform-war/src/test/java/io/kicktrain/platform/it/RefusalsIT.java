package io.kicktrain.platform.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.platform.client.Api;
import io.kicktrain.platform.client.TestCampaign;
import io.kicktrain.training.wire.Problem;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the platform refuses, and how it says so. */
@ArquillianTest
class RefusalsIT {

  private static final String CAMPAIGNS = "/api/v1/campaigns";
  private static final String JSON = "application/json";
  private static final WorkerKey KEY = WorkerKey.generate(new SecureRandom());

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

  // ---- signatures
  // --------------------------------------------------------------------------------------------------

  @Test
  void unsignedRequestIsToldHowToSign() throws Exception {
    HttpResponse<byte[]> response = api.send("POST", CAMPAIGNS, "Content-Type", JSON);
    assertEquals("signature-missing", refused(response, 401).code());
    assertTrue(
        response.headers().firstValue("Accept-Signature").orElse("").contains("@target-uri"));
    assertTrue(response.headers().firstValue("WWW-Authenticate").isPresent());
  }

  @Test
  void signatureOfAnotherKeyIsRefused() throws Exception {
    WorkerKey other = WorkerKey.generate(new SecureRandom());
    HttpRequest signed = request("{}").build();
    String input = signed.headers().firstValue("Signature-Input").orElseThrow();
    HttpRequest.Builder forged = request("{}");
    signed.headers().map().forEach((name, values) -> forged.setHeader(name, values.get(0)));
    forged.setHeader("Signature-Input", input.replace(KEY.id(), other.id()));
    assertEquals("signature-wrong", refused(api.send(forged), 401).code());
  }

  @Test
  void signatureForAnotherAddressIsRefused() throws Exception {
    HttpRequest signed = request("{}").build();
    HttpRequest.Builder moved =
        HttpRequest.newBuilder(api.at(CAMPAIGNS + "?x=1")).POST(BodyPublishers.ofString("{}"));
    signed.headers().map().forEach((name, values) -> moved.setHeader(name, values.get(0)));
    assertEquals("signature-wrong", refused(api.send(moved), 401).code());
  }

  @Test
  void replayedNonceIsRefused() throws Exception {
    HttpRequest.Builder request = request("{}");
    assertEquals("invalid-recipe", refused(api.send(request), 400).code());
    Problem problem = refused(api.send(request), 401);
    assertEquals("signature-replayed", problem.code());
    assertEquals("replayed", problem.members().get("reason"));
  }

  @Test
  void oldSignatureIsRefused() throws Exception {
    Instant old = Instant.now().minus(Duration.ofHours(1));
    HttpRequest.Builder request =
        api.signed("POST", KEY, CAMPAIGNS, JSON, bytes("{}"), Map.of(), old, Api.nonce());
    assertEquals("signature-expired", refused(api.send(request), 401).code());
  }

  @Test
  void malformedSignatureIsRefused() throws Exception {
    HttpRequest.Builder request = request("{}").setHeader("Signature", "kicktrain=nonsense");
    assertEquals("signature-malformed", refused(api.send(request), 401).code());
  }

  @Test
  void bodyThatWasNotSignedIsRefused() throws Exception {
    HttpRequest.Builder request = request("{}").POST(BodyPublishers.ofString("{ "));
    Problem problem = refused(api.send(request), 400);
    assertEquals("digest-mismatch", problem.code());
    assertEquals(64, problem.members().get("actual").toString().length());
  }

  // ---- bodies
  // ------------------------------------------------------------------------------------------------------

  @Test
  void bodyOverTheLimitIsRefusedByItsLength() throws Exception {
    Problem problem = refused(api.send(request("x".repeat(1_100_000))), 413);
    assertEquals("too-large", problem.code());
    assertEquals(1 << 20, problem.members().get("limit"));
  }

  @Test
  void bodyOverTheLimitIsRefusedWithoutALengthToo() throws Exception {
    byte[] large = bytes("x".repeat(1_100_000));
    HttpRequest.Builder request =
        api.signed("POST", KEY, CAMPAIGNS, JSON, large, Map.of())
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)));
    assertEquals("too-large", refused(api.send(request), 413).code());
  }

  @Test
  void bodyThatComesTooSlowlyIsRefused() throws Exception {
    String answer = RawRequest.of(request("{}").build(), 1000).drip(' ', Duration.ofMillis(100));
    assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
    assertTrue(answer.contains("/problems/too-slow"), answer);
  }

  @Test
  void recipeErrorNamesTheField() throws Exception {
    String recipe = new String(new TestCampaign("typo", 3).json(), StandardCharsets.UTF_8);
    Problem problem = refused(api.send(request(recipe.replace("\"relu\"", "\"rely\""))), 400);
    assertEquals("invalid-recipe", problem.code());
    assertEquals("/model/layers/3/function", problem.members().get("pointer"));
  }

  // ---- addresses, methods, media types
  // -----------------------------------------------------------------------------

  @Test
  void everyErrorIsAProblemDocument() throws Exception {
    assertEquals("not-found", refused(api.get("/api/v1/nothing"), 404).code());
    assertEquals("not-found", refused(api.get("/api/v1/campaigns/nobody"), 404).code());
    assertEquals("not-found", refused(api.get("/api/v1/files/" + "0".repeat(64)), 404).code());
    assertEquals("not-found", refused(api.get("/api/v1/ledger/entries/99999"), 404).code());
    assertEquals("not-found", refused(api.get("/log/tile/9/../../lock"), 404).code());
    assertEquals("not-found", refused(api.get("/log/tile/0/xyz"), 404).code());
    assertEquals("not-acceptable", refused(api.get(CAMPAIGNS, "Accept", "image/png"), 406).code());
    HttpResponse<byte[]> method = api.send("DELETE", CAMPAIGNS);
    assertEquals("method-not-allowed", refused(method, 405).code());
    assertTrue(method.headers().firstValue("Allow").orElse("").contains("GET"));
    HttpResponse<byte[]> type =
        api.send(api.signed("POST", KEY, CAMPAIGNS, "text/xml", bytes("<a/>"), Map.of()));
    assertEquals("unsupported-media-type", refused(type, 415).code());
  }

  @Test
  void unknownPageIsAPage() throws Exception {
    for (String path :
        new String[] {"/nothing", "/campaigns/nobody", "/WEB-INF/pages/home.xhtml"}) {
      HttpResponse<byte[]> page = api.get(path);
      assertEquals(404, page.statusCode(), path);
      assertTrue(
          new String(page.body(), StandardCharsets.UTF_8)
              .contains("<h1>There is nothing here</h1>"));
    }
  }

  // ---- what every platform has
  // -------------------------------------------------------------------------------------

  @Test
  void emptyPlatformServes() throws Exception {
    assertEquals("[]", text(api.get(CAMPAIGNS)));
    assertTrue(text(api.get("/log/checkpoint")).startsWith("kicktrain.local/"));
    assertTrue(text(api.get("/")).contains("There is no campaign yet"));
    assertTrue(text(api.get("/health/live")).contains("UP"));
    Wait.until(() -> text(api.get("/openapi")).contains("/api/v1/campaigns/{slug}/contributions:"));
    Wait.until(() -> text(api.get("/metrics")).contains("kicktrain_live_streams"));
  }

  @Test
  void responsesCarrySecurityHeadersAndNoCookies() throws Exception {
    HttpResponse<byte[]> page = api.get("/");
    assertTrue(
        page.headers()
            .firstValue("Content-Security-Policy")
            .orElse("")
            .contains("script-src 'self'"));
    assertEquals("nosniff", page.headers().firstValue("X-Content-Type-Options").orElse(""));
    assertFalse(page.headers().firstValue("Set-Cookie").isPresent());
    assertFalse(page.headers().firstValue("Server").isPresent());
    assertEquals(
        "*", api.get(CAMPAIGNS).headers().firstValue("Access-Control-Allow-Origin").orElse(""));
  }

  private HttpRequest.Builder request(String body) {
    return api.signed("POST", KEY, CAMPAIGNS, JSON, bytes(body), Map.of());
  }

  private static Problem refused(HttpResponse<byte[]> response, int status) throws Exception {
    Problem problem = Api.problem(response);
    assertEquals(status, problem.status(), problem.detail());
    return problem;
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
