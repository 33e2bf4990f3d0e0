package io.kicktrain.platform.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Verifies answers about the log by the definitions of RFC 6962 section 2.1 and C2SP signed-note,
 * in the plainest way and with nothing but the JDK: it shares no code with what it verifies.
 */
public final class LogVerifier {

  private static final HexFormat HEX = HexFormat.of();
  private static final int TYPE_BYTES = 1;
  private static final int KEY_ID_BYTES = 4;

  /** The prefix of an Ed25519 key in X.509 form (RFC 8410 section 4). */
  private static final byte[] SPKI = HEX.parseHex("302a300506032b6570032100");

  private final String origin;
  private final PublicKey key;

  /** A size and a root that the log signed. */
  public record Head(long size, byte[] root) {}

  /** For the log of a vkey. */
  public LogVerifier(String vkey) throws Exception {
    String[] parts = vkey.split("\\+", 3);
    origin = parts[0];
    byte[] encoded = Base64.getDecoder().decode(parts[2]);
    byte[] spki = Arrays.copyOf(SPKI, SPKI.length + encoded.length - TYPE_BYTES);
    System.arraycopy(encoded, TYPE_BYTES, spki, SPKI.length, encoded.length - TYPE_BYTES);
    key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
  }

  /** The head of a signed note, after checking its signature. */
  public Head head(String note) throws Exception {
    String body = note.substring(0, note.indexOf("\n\n") + 1);
    String[] lines = body.split("\n");
    assertEquals(origin, lines[0]);
    boolean signed = false;
    for (String line : note.substring(body.length() + 1).split("\n")) {
      if (line.startsWith("\u2014 " + origin + " ")) {
        byte[] value = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(key);
        ed25519.update(body.getBytes(StandardCharsets.UTF_8));
        signed |= ed25519.verify(value, KEY_ID_BYTES, value.length - KEY_ID_BYTES);
      }
    }
    assertTrue(signed, note);
    return new Head(Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
  }

  /** Fails unless the proof leads from the entry to the root. */
  public static void inclusion(
      byte[] entry, long index, long size, List<String> proof, byte[] root) {
    byte[] leaf = sha256(new byte[] {0}, entry);
    assertArrayEquals(root, path(leaf, index, size, proof.stream().map(HEX::parseHex).toList()));
  }

  /** MTH(D[size]) from the leaf and PATH(index, D[size]), by the recursion of the definition. */
  private static byte[] path(byte[] leaf, long index, long size, List<byte[]> proof) {
    if (size == 1) {
      assertEquals(0, proof.size(), "nodes left over");
      return leaf;
    }
    long left = leftSize(size);
    byte[] last = proof.get(proof.size() - 1);
    List<byte[]> rest = proof.subList(0, proof.size() - 1);
    return index < left
        ? node(path(leaf, index, left, rest), last)
        : node(last, path(leaf, index - left, size - left, rest));
  }

  /** MTH of entries, by the recursion of the definition. */
  public static byte[] root(List<byte[]> entries) {
    if (entries.isEmpty()) {
      return sha256();
    }
    if (entries.size() == 1) {
      return sha256(new byte[] {0}, entries.get(0));
    }
    int left = (int) leftSize(entries.size());
    return node(root(entries.subList(0, left)), root(entries.subList(left, entries.size())));
  }

  /** PROOF(from, D[n]) of entries, by the recursion of the definition. */
  public static List<String> consistency(int from, List<byte[]> entries) {
    List<String> proof = new ArrayList<>();
    if (from > 0) {
      subproof(from, entries, true, proof);
    }
    return proof;
  }

  private static void subproof(int from, List<byte[]> entries, boolean known, List<String> proof) {
    if (from == entries.size()) {
      if (!known) {
        proof.add(HEX.formatHex(root(entries)));
      }
      return;
    }
    int left = (int) leftSize(entries.size());
    List<byte[]> first = entries.subList(0, left);
    List<byte[]> second = entries.subList(left, entries.size());
    if (from <= left) {
      subproof(from, first, known, proof);
      proof.add(HEX.formatHex(root(second)));
    } else {
      subproof(from - left, second, false, proof);
      proof.add(HEX.formatHex(root(first)));
    }
  }

  private static long leftSize(long size) {
    return Long.highestOneBit(size - 1);
  }

  private static byte[] node(byte[] left, byte[] right) {
    return sha256(new byte[] {1}, left, right);
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
