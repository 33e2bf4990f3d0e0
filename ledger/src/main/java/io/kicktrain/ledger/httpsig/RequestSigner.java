package io.kicktrain.ledger.httpsig;

import io.kicktrain.ledger.bytes.StrictBase64;
import io.kicktrain.ledger.identity.WorkerKey;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs HTTP requests (RFC 9421) with a worker key. Covered are {@code @method}, {@code
 * @target-uri}, {@code content-digest} if there is a body, and {@code kicktrain-statement} if that
 * header is given; the parameters are {@code created}, {@code nonce}, {@code keyid}, {@code alg} and
 * {@code tag="kicktrain"}. Stateless and thread-safe.
 */
public final class RequestSigner {
  /** Creates a signer. */
  public RequestSigner() {}

  /**
   * Signs a request.
   *
   * @param method such as {@code POST}, sent in that case
   * @param target the absolute URI as it is sent, without a fragment
   * @param bodySha256 SHA-256 of the body, null without one
   * @param extraHeaders headers that will be sent too, with the value of {@code
   *     Kicktrain-Statement} among them if there is one
   * @param created now, in whole seconds
   * @param nonce 8..64 printable characters that were never used before
   * @return the headers to add: {@code Signature-Input}, {@code Signature} and, with a body, {@code
   *     Content-Digest}
   */
  public Map<String, String> sign(
      String method,
      URI target,
      byte @Nullable [] bodySha256,
      Map<String, String> extraHeaders,
      WorkerKey key,
      Instant created,
      String nonce) {
    if (!Profile.validNonce(nonce)) {
      throw new IllegalArgumentException("nonce must have 8..64 printable characters");
    }
    String digest = bodySha256 == null ? null : Profile.contentDigest(bodySha256);
    List<Map.Entry<String, String>> covered = covered(method, target, digest, extraHeaders);
    String parameters =
        SignatureBase.innerList(covered.stream().map(Map.Entry::getKey).toList())
            + parameters(key, created, nonce);
    byte[] signature = key.sign(SignatureBase.of(covered, parameters));
    Map<String, String> headers = new LinkedHashMap<>();
    if (digest != null) {
      headers.put(Profile.CONTENT_DIGEST_HEADER, digest);
    }
    headers.put(Profile.SIGNATURE_INPUT, Profile.LABEL + "=" + parameters);
    headers.put(Profile.SIGNATURE, Profile.LABEL + "=:" + StrictBase64.encode(signature) + ":");
    return headers;
  }

  private static List<Map.Entry<String, String>> covered(
      String method, URI target, @Nullable String digest, Map<String, String> extraHeaders) {
    List<Map.Entry<String, String>> covered = new ArrayList<>();
    covered.add(Map.entry(Profile.METHOD, method));
    covered.add(Map.entry(Profile.TARGET_URI, target.toString()));
    if (digest != null) {
      covered.add(Map.entry(Profile.CONTENT_DIGEST, digest));
    }
    extraHeaders.forEach(
        (name, value) -> {
          if (name.toLowerCase(Locale.ROOT).equals(Profile.STATEMENT)) {
            covered.add(Map.entry(Profile.STATEMENT, value.strip()));
          }
        });
    return covered;
  }

  private static String parameters(WorkerKey key, Instant created, String nonce) {
    return ";created="
        + created.getEpochSecond()
        + ";nonce=\""
        + nonce
        + "\";keyid=\""
        + key.id()
        + "\";alg=\""
        + Profile.ALGORITHM
        + "\";tag=\""
        + Profile.TAG
        + "\"";
  }
}
