package io.kicktrain.worker.hub;

import io.kicktrain.ledger.bytes.Sha256;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.HexFormat;

/** What a request carries, with the hash that its signature covers. */
final class Body {

  static final String JSON = "application/json";
  static final String BYTES = "application/octet-stream";

  private final String type;
  private final byte[] sha256;
  private final long length;
  private final Source source;

  private Body(String type, byte[] sha256, long length, Source source) {
    this.type = type;
    this.sha256 = sha256;
    this.length = length;
    this.source = source;
  }

  static Body of(String type, byte[] bytes) {
    byte[] hash = Sha256.of(bytes);
    return new Body(type, hash, bytes.length, () -> BodyPublishers.ofByteArray(bytes));
  }

  /** A file whose hash is known; it is read again for every attempt. */
  static Body of(Path file, long length, String sha256) {
    byte[] hash = HexFormat.of().parseHex(sha256);
    return new Body(BYTES, hash, length, () -> BodyPublishers.ofFile(file));
  }

  String type() {
    return type;
  }

  byte[] sha256() {
    return sha256;
  }

  long length() {
    return length;
  }

  BodyPublisher publisher() throws FileNotFoundException {
    return source.open();
  }

  private interface Source {
    BodyPublisher open() throws FileNotFoundException;
  }
}
