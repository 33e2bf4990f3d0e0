package io.kicktrain.ledger.note;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.merkle.MerkleHash;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
  /** Key and note of the documentation of Go's golang.org/x/mod/sumdb/note. */
  private static final String GO_VKEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String GO_SKEY =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

  private static final String GO_TEXT =
      "If you think cryptography is the answer to your problem,\n"
          + "then you don't know what your problem is.\n";

  private static final String GO_NOTE =
      GO_TEXT
          + "\n"
          + "— PeterNeumann "
          + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  private static final SecureRandom RANDOM = new SecureRandom();

  @Test
  void speaksTheFormatsOfGo() {
    VerifierKey key = VerifierKey.parse(GO_VKEY);
    assertEquals(GO_VKEY, key.format());
    SignedNote note = SignedNote.parse(GO_NOTE);
    assertEquals(GO_TEXT, note.text());
    assertEquals(List.of(key), note.verifiedBy(List.of(key)));
    assertEquals(GO_NOTE, note.format());
    NoteSigner signer = NoteSigner.parse(GO_SKEY);
    assertEquals(GO_SKEY, signer.format());
    assertEquals(GO_NOTE, SignedNote.sign(GO_TEXT, signer).format());
  }

  @Test
  void aChangedTextOrSignatureDoesNotVerify() {
    VerifierKey key = VerifierKey.parse(GO_VKEY);
    assertFalse(SignedNote.parse(GO_NOTE.replace("answer", "anSwer")).signedBy(key));
    assertFalse(SignedNote.parse(GO_NOTE.replace("x08go/ZJ", "x08go/ZK")).signedBy(key));
    assertThrows(
        NoteException.class,
        () -> SignedNote.parse(GO_NOTE.replace("answer", "anSwer")).verifiedBy(List.of(key)));
  }

  @Test
  void unknownKeysAreIgnoredAndSeveralMaySign() {
    NoteSigner old = NoteSigner.generate("log.example", RANDOM);
    NoteSigner next = NoteSigner.generate("log.example", RANDOM);
    SignedNote note = SignedNote.parse(SignedNote.sign("text\n", old, next).format());
    assertTrue(note.signedBy(old.verifierKey()));
    assertTrue(note.signedBy(next.verifierKey()));
    assertFalse(note.signedBy(NoteSigner.generate("log.example", RANDOM).verifierKey()));
    assertFalse(SignedNote.sign("text\n", old).signedBy(next.verifierKey()));
  }

  @Test
  void aCosignatureStatesItsTime() {
    Clock clock = Clock.fixed(Instant.ofEpochSecond(1_679_315_147), ZoneOffset.UTC);
    NoteSigner log = NoteSigner.generate("log.example", RANDOM);
    NoteSigner witness = NoteSigner.generateWitness("witness.example", RANDOM, clock);
    String body = new TreeHead("log.example", 0, MerkleHash.empty()).body();
    SignedNote note = SignedNote.sign(body, log).with(List.of(witness.sign(body)));
    assertTrue(note.signedBy(witness.verifierKey()));
    assertTrue(VerifierKey.parse(witness.verifierKey().format()).equals(witness.verifierKey()));
    NoteSignature line = note.signatures().get(1);
    assertEquals(1_679_315_147, Cosignature.seconds(line.bytes()));
    byte[] later = line.bytes().clone();
    later[7]++;
    assertFalse(
        witness.verifierKey().verify(body, new NoteSignature(line.name(), line.keyId(), later)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n",
        "text\n\n— name AAAA\n",
        "text\n\n— name AAAAAA==\n",
        "text\n\n- name AAAAAAAA\n",
        "text\n\n— name AAAAAAAA",
        "text\n\n— na+me AAAAAAAA\n",
        "text\n\n—  AAAAAAAA\n",
        "text\n\n— name AAAAAAA*\n",
        "text\n\n— name AAAAAAB=\n",
        "text\n\n— name AAAAAAAA\nmore\n",
        "te\rxt\n\n— name AAAAAAAA\n",
        "te\ud800xt\n\n— name AAAAAAAA\n",
      })
  void malformedNotesAreRefused(String note) {
    assertThrows(NoteException.class, () -> SignedNote.parse(note));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
        "PeterNeumann+c74f20a3+AxpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+",
        "a+00000000+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      })
  void malformedKeysAreRefused(String vkey) {
    assertThrows(NoteException.class, () -> VerifierKey.parse(vkey));
  }

  @Test
  void treeHeadsHaveExactlyThreeCanonicalLines() {
    TreeHead head = new TreeHead("log.example/x", 20_852_163, new byte[32]);
    assertEquals(head, TreeHead.parse(head.body()));
    assertArrayEquals(new byte[32], TreeHead.parse(head.body()).root());
    for (String bad :
        List.of(
            head.body() + "extension\n",
            head.body().replace("20852163", "020852163"),
            head.body().replace("20852163", "-1"),
            head.body().replace("20852163", "99999999999999999999"),
            head.body().replace("20852163", "0"),
            head.body().replace("AAA=", "AA=="),
            head.body().replace("AAA=", "AAB="),
            head.body().replace("log.example/x", ""),
            head.body().strip())) {
      assertThrows(NoteException.class, () -> TreeHead.parse(bad), bad);
    }
  }

  @Test
  void aSigningKeySurvivesItsFile(@TempDir Path directory) throws Exception {
    NoteSigner signer = NoteSigner.generate("log.example", RANDOM);
    Path file = directory.resolve("keys/log.key");
    signer.save(file);
    assertEquals(signer.verifierKey(), NoteSigner.load(file).verifierKey());
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    assertThrows(FileAlreadyExistsException.class, () -> signer.save(file));
  }
}
