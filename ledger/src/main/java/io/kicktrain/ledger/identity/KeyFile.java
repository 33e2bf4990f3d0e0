package io.kicktrain.ledger.identity;

import io.kicktrain.ledger.bytes.StrictBase64;
import io.kicktrain.ledger.durable.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** PEM PKCS#8 (RFC 8410 section 7) after a comment line; {@code openssl pkey} reads it. */
final class KeyFile {
  private static final int MAX_BYTES = 8192;
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /** SEQUENCE { version 0, SEQUENCE { id-Ed25519 }, OCTET STRING { OCTET STRING of 32 bytes } }. */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private KeyFile() {}

  static void write(Path file, byte[] seed, String id) throws IOException {
    byte[] der = Arrays.copyOf(PREFIX, PREFIX.length + seed.length);
    System.arraycopy(seed, 0, der, PREFIX.length, seed.length);
    String text =
        "KickTrain worker key "
            + id
            + " - keep this file secret and keep a copy\n"
            + BEGIN
            + "\n"
            + StrictBase64.encode(der)
            + "\n"
            + END
            + "\n";
    DurableFiles.writeSecret(file, text.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] read(Path file) throws IOException {
    String text = limited(file);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END, Math.max(begin, 0));
    if (begin < 0 || end < 0) {
      throw new IOException(file + " is no key file: it has no PEM block PRIVATE KEY");
    }
    byte[] der = decode(file, text.substring(begin + BEGIN.length(), end));
    if (der.length != PREFIX.length + Ed25519.SEED_BYTES
        || !Arrays.equals(PREFIX, Arrays.copyOf(der, PREFIX.length))) {
      throw new IOException(file + " holds a private key, but not an Ed25519 one");
    }
    return Arrays.copyOfRange(der, PREFIX.length, der.length);
  }

  private static byte[] decode(Path file, String base64) throws IOException {
    try {
      return StrictBase64.decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": the PEM block is not base64", e);
    }
  }

  private static String limited(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException(file + " is too large for a key file");
      }
      return new String(bytes, StandardCharsets.US_ASCII);
    }
  }
}
