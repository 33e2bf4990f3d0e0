package io.kicktrain.bench.ledger;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.httpsig.RequestSigner;
import io.kicktrain.ledger.identity.WorkerKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** Donors' requests as bytes that only have to be sent. Every one has another nonce. */
final class SignedRequests {

  private final RequestSigner signer = new RequestSigner();
  private final String type;
  private long made;

  /** Requests with bodies of a media type. */
  SignedRequests(String type) {
    this.type = type;
  }

  /** A POST of {@code body}, signed now. */
  byte[] post(URI target, byte[] body, WorkerKey key) {
    StringBuilder head = new StringBuilder("POST " + target.getPath() + " HTTP/1.1\r\n");
    head.append("Host: ").append(target.getAuthority()).append("\r\n");
    head.append("Content-Type: ").append(type).append("\r\n");
    head.append("Content-Length: ").append(body.length).append("\r\n");
    String nonce = String.format("%016x", made++);
    signer
        .sign("POST", target, Sha256.of(body), Map.of(), key, Instant.now(), nonce)
        .forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(first, first.length + body.length);
    System.arraycopy(body, 0, all, first.length, body.length);
    return all;
  }
}
