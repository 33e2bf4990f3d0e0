package io.kicktrain.ledger.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerKeyTest {
  @TempDir Path directory;

  /** RFC 8032 section 7.1, test 3. */
  @Test
  void signsLikeTheRfc() {
    HexFormat hex = HexFormat.of();
    WorkerKey key =
        WorkerKey.ofSeed(
            hex.parseHex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"));
    assertEquals("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", key.id());
    byte[] message = hex.parseHex("af82");
    byte[] signature =
        hex.parseHex(
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    assertArrayEquals(signature, key.sign(message));
    assertTrue(WorkerKey.verify(key.id(), message, signature));
    assertFalse(WorkerKey.verify(key.id(), new byte[2], signature));
    signature[40] ^= 1;
    assertFalse(WorkerKey.verify(key.id(), message, signature));
    assertFalse(WorkerKey.verify(key.id(), message, new byte[63]));
  }

  @Test
  void keepsItsFileSecretAndNeverOverwritesIt() throws Exception {
    WorkerKey key = WorkerKey.generate(new SecureRandom());
    Path file = directory.resolve("keys/worker.pem");
    key.save(file);
    assertEquals(key.id(), WorkerKey.load(file).id());
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    assertThrows(FileAlreadyExistsException.class, () -> key.save(file));
  }

  /** The JDK reads the PEM block as PKCS#8, and its signatures are ours. */
  @Test
  void theFileIsPkcs8() throws Exception {
    WorkerKey key = WorkerKey.generate(new SecureRandom());
    Path file = directory.resolve("worker.pem");
    key.save(file);
    String text = Files.readString(file);
    assertTrue(text.startsWith("KickTrain worker key " + key.id()));
    String base64 = text.replaceAll("(?s).*BEGIN PRIVATE KEY-----(.*)-----END.*", "$1");
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(spec));
    signature.update("hello".getBytes(StandardCharsets.UTF_8));
    byte[] made = signature.sign();
    assertArrayEquals(made, key.sign("hello".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        // Neutral element and other points of small order.
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        // Not canonical: y >= p.
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "FC51CD8E6218A1A38DA47ED00230F0580816ED13BA3303AC5DEB911548908025",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb91154890802",
      })
  void otherTextsAreNoKeyIds(String id) {
    assertFalse(WorkerKey.validId(id));
    assertFalse(WorkerKey.verify(id, new byte[0], new byte[64]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n*\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
      })
  void otherFilesAreNoKeys(String text) throws Exception {
    Path file = directory.resolve("bad.pem");
    Files.writeString(file, text);
    assertThrows(IOException.class, () -> WorkerKey.load(file));
  }
}
