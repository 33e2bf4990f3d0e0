package io.kicktrain.ledger.httpsig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.entry.CanonicalJson;
import io.kicktrain.ledger.httpsig.VerificationResult.Accepted;
import io.kicktrain.ledger.httpsig.VerificationResult.Refused;
import io.kicktrain.ledger.identity.WorkerKey;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The npm package http-message-signatures verifies our signatures, and we verify its. Runs where
 * node and npm are installed and the package can be had.
 */
class NodeVerifiesTest {
  private static final Path SOURCE = Path.of("src/test/node/httpsig");
  private static final URI TARGET = URI.create("https://hub.example/api/v1/x?a=1&b=%20");
  private static final Instant NOW = Instant.now();
  private static final byte[] SEED = new byte[32];
  private static final WorkerKey KEY = WorkerKey.ofSeed(SEED);
  private static final byte[] DIGEST = Sha256.of(new byte[] {1});

  @TempDir static Path folder;

  @BeforeAll
  static void install() throws Exception {
    assumeTrue(installed("node") && installed("npm"), "node or npm is not installed");
    for (String file : new String[] {"package.json", "package-lock.json", "check.mjs"}) {
      Files.copy(SOURCE.resolve(file), folder.resolve(file));
    }
    String cache = "--cache=" + folder.resolve("cache");
    Process npm = start("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cache);
    npm.getOutputStream().close();
    npm.getInputStream().readAllBytes();
    assumeTrue(npm.waitFor() == 0, "npm ci failed: no registry is within reach");
  }

  private static boolean installed(String tool) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
  }

  @Test
  void theyVerifyOurs() throws Exception {
    for (byte[] body : new byte[][] {null, DIGEST}) {
      Map<String, String> statement = Map.of("Kicktrain-Statement", ":AAEC:");
      Map<String, String> headers = new HashMap<>(statement);
      headers.putAll(
          new RequestSigner().sign("POST", TARGET, body, statement, KEY, NOW, "nonce-of-8"));
      assertEquals("true", verifiedByNode("POST", headers));
      assertEquals("false", verifiedByNode("PUT", headers));
      headers.put("Kicktrain-Statement", ":AAED:");
      assertEquals("false", verifiedByNode("POST", headers));
    }
  }

  private static String verifiedByNode(String method, Map<String, String> headers)
      throws Exception {
    byte[] spki = HexFormat.of().parseHex("302a300506032b6570032100" + KEY.id());
    return node("verify", request(method, headers, spki));
  }

  @Test
  void weVerifyTheirs() throws Exception {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-digest", Profile.contentDigest(DIGEST));
    byte[] pkcs8 = Arrays.copyOf(HexFormat.of().parseHex("302e020100300506032b657004220420"), 48);
    System.arraycopy(SEED, 0, pkcs8, 16, SEED.length);
    Map<String, Object> request = request("POST", headers, pkcs8);
    request.put("fields", List.of("content-digest", "@target-uri", "@method"));
    Map<String, Object> params = new HashMap<>();
    params.put("keyid", KEY.id());
    params.put("alg", "ed25519");
    params.put("tag", "kicktrain");
    params.put("nonce", "from-another-client");
    params.put("created", NOW.getEpochSecond());
    request.put("params", params);
    byte[] answer = node("sign", request).getBytes(StandardCharsets.UTF_8);
    Map<?, ?> signed = assertInstanceOf(Map.class, CanonicalJson.parse(answer));
    headers.put("Signature-Input", String.valueOf(signed.get("input")));
    headers.put("Signature", String.valueOf(signed.get("signature")));
    assertInstanceOf(Refused.class, verify("PUT", headers));
    Accepted accepted = assertInstanceOf(Accepted.class, verify("POST", headers));
    assertEquals(KEY.id(), accepted.keyId());
    assertArrayEquals(DIGEST, accepted.contentDigest().orElseThrow());
  }

  private static VerificationResult verify(String method, Map<String, String> headers) {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    Function<String, List<String>> lookup =
        name -> byName.containsKey(name) ? List.of(byName.get(name)) : List.of();
    return new RequestVerifier(Clock.systemUTC(), Duration.ofMinutes(10), 10)
        .verify(method, TARGET, lookup);
  }

  private static Map<String, Object> request(
      String method, Map<String, String> headers, byte[] key) {
    Map<String, String> lower = new HashMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    Map<String, Object> request = new HashMap<>();
    request.put("method", method);
    request.put("url", TARGET.toString());
    request.put("headers", lower);
    request.put("key", Base64.getEncoder().encodeToString(key));
    return request;
  }

  private static String node(String action, Map<String, Object> request) throws Exception {
    Process process = start("node", "check.mjs", action);
    try (OutputStream in = process.getOutputStream()) {
      in.write(CanonicalJson.write(request));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it hangs");
    assertEquals(0, process.exitValue(), output);
    return output.strip();
  }

  private static Process start(String... command) throws Exception {
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
  }
}
