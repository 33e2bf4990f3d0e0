package io.kicktrain.ledger.httpsig;

import io.kicktrain.ledger.bytes.StrictBase64;
import io.kicktrain.ledger.httpsig.VerificationResult.Accepted;
import io.kicktrain.ledger.httpsig.VerificationResult.Reason;
import io.kicktrain.ledger.httpsig.VerificationResult.Refused;
import io.kicktrain.ledger.identity.WorkerKey;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the signatures that {@link RequestSigner} and other clients of the profile make. A
 * request is accepted once: its nonce is remembered as long as its time would still be accepted.
 * Thread-safe.
 */
public final class RequestVerifier {
  private final Clock clock;
  private final long maxSkewSeconds;
  private final NonceMemory nonces;

  /**
   * Creates a verifier.
   *
   * @param clock the time here
   * @param maxSkew how far a request's time may be from the time here, either way
   * @param nonceCapacity most nonces to remember; when there are more, the oldest requests within
   *     {@code maxSkew} are refused as expired
   */
  public RequestVerifier(Clock clock, Duration maxSkew, int nonceCapacity) {
    this.clock = clock;
    this.maxSkewSeconds = maxSkew.toSeconds();
    this.nonces = new NonceMemory(nonceCapacity);
  }

  /**
   * Refuses everything signed at or before a time, for good. A verifier that follows one of another
   * process does not know the nonces that were used there: everything that could have been accepted
   * there must be refused here.
   *
   * @param time the latest time that the other process can have accepted
   */
  public void forgetUpTo(Instant time) {
    nonces.forgetUpTo(time.getEpochSecond());
  }

  /**
   * Verifies a request.
   *
   * @param target the absolute URI as the client sees it: behind a proxy, the public one
   * @param headers all values of a header by its name in any case; an empty list for none
   */
  public VerificationResult verify(
      String method, URI target, Function<String, List<String>> headers) {
    List<String> inputs = headers.apply(Profile.SIGNATURE_INPUT);
    List<String> signatures = headers.apply(Profile.SIGNATURE);
    if (inputs.isEmpty() || signatures.isEmpty()) {
      return refused(Reason.MISSING, "Signature-Input and Signature headers are required");
    }
    try {
      SignatureInput input = SignatureInput.parse(single(inputs, Profile.SIGNATURE_INPUT));
      byte[] signature = signature(single(signatures, Profile.SIGNATURE), input.label());
      return verify(input, signature, method, target, headers);
    } catch (IllegalArgumentException e) {
      return refused(Reason.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  private VerificationResult verify(
      SignatureInput input,
      byte[] signature,
      String method,
      URI target,
      Function<String, List<String>> headers) {
    Refused refusal = checkParameters(input);
    if (refusal == null) {
      refusal = checkComponents(input.components(), headers);
    }
    if (refusal != null) {
      return refusal;
    }
    List<Map.Entry<String, String>> covered = new ArrayList<>();
    for (String name : input.components()) {
      covered.add(Map.entry(name, value(name, method, target, headers)));
    }
    String keyId = String.valueOf(input.parameter("keyid"));
    byte[] base = SignatureBase.of(covered, input.serialized());
    if (!WorkerKey.verify(keyId, base, signature)) {
      return refused(Reason.BAD_SIGNATURE, "the signature does not belong to this request");
    }
    return takeNonce(input, keyId, headers);
  }

  private VerificationResult takeNonce(
      SignatureInput input, String keyId, Function<String, List<String>> headers) {
    long created = input.created();
    if (nonces.forgotten(created)) {
      return refused(
          Reason.EXPIRED, "it may have been accepted before: sign again with the time of now");
    }
    String nonce = keyId + " " + input.parameter("nonce");
    if (!nonces.take(nonce, created, now() - maxSkewSeconds)) {
      return refused(Reason.REPLAYED, "the nonce was used before");
    }
    return new Accepted(keyId, contentDigest(headers));
  }

  private @Nullable Refused checkParameters(SignatureInput input) {
    String algorithm = input.parameter("alg");
    String keyId = input.parameter("keyid");
    String nonce = input.parameter("nonce");
    if (!Profile.ALGORITHM.equals(algorithm) || keyId == null || !WorkerKey.validId(keyId)) {
      return refused(
          Reason.UNKNOWN_ALGORITHM, "alg must be \"ed25519\" and keyid the key as 64 hex digits");
    }
    if (!Profile.TAG.equals(input.parameter("tag")) || nonce == null) {
      return refused(Reason.MALFORMED, "parameters tag=\"kicktrain\" and nonce are required");
    }
    if (!Profile.validNonce(nonce) || input.created() < 0) {
      return refused(Reason.MALFORMED, "created or nonce (8..64 characters) is missing or wrong");
    }
    long age = now() - input.created();
    if (age > maxSkewSeconds || age < -maxSkewSeconds) {
      return refused(
          Reason.EXPIRED,
          "signed " + age + " s before the time here, " + maxSkewSeconds + " s are allowed");
    }
    return null;
  }

  private static @Nullable Refused checkComponents(
      List<String> covered, Function<String, List<String>> headers) {
    List<String> required = new ArrayList<>(List.of(Profile.METHOD, Profile.TARGET_URI));
    if (!headers.apply(Profile.CONTENT_DIGEST_HEADER).isEmpty()) {
      required.add(Profile.CONTENT_DIGEST);
    }
    if (!headers.apply(Profile.STATEMENT).isEmpty()) {
      required.add(Profile.STATEMENT);
    }
    boolean same = covered.size() == required.size() && covered.containsAll(required);
    return same
        ? null
        : refused(Reason.WRONG_COMPONENTS, "the signature must cover exactly " + required);
  }

  private static String value(
      String name, String method, URI target, Function<String, List<String>> headers) {
    return switch (name) {
      case Profile.METHOD -> method;
      case Profile.TARGET_URI -> target.toString();
      default -> single(headers.apply(name), name).strip();
    };
  }

  private static Optional<byte[]> contentDigest(Function<String, List<String>> headers) {
    List<String> values = headers.apply(Profile.CONTENT_DIGEST_HEADER);
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(Profile.parseContentDigest(values.get(0).strip()));
  }

  private static byte[] signature(String header, String label) {
    String start = label + "=:";
    if (!header.startsWith(start) || !header.endsWith(":") || header.length() <= start.length()) {
      throw new IllegalArgumentException("Signature must be " + label + "=:base64:");
    }
    return StrictBase64.decode(header.substring(start.length(), header.length() - 1));
  }

  private static String single(List<String> values, String name) {
    if (values.size() != 1) {
      throw new IllegalArgumentException(name + " must be given exactly once");
    }
    return values.get(0);
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private static Refused refused(Reason reason, String detail) {
    return new Refused(reason, detail);
  }
}
