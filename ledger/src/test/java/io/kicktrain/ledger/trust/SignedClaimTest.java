package io.kicktrain.ledger.trust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.openpgp.OpenPgpCertificate;
import io.kicktrain.ledger.openpgp.OpenPgpException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Claims signed by keys of GnuPG 2.2 (Ed25519, and an RSA key whose subkey signs) and Sequoia (v4,
 * Ed25519 subkey), kept as files: OpenPgpToolsTest makes new ones where the tools are installed.
 */
class SignedClaimTest {
  private static final WorkerKey WORKER = worker();

  private static WorkerKey worker() {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) 7);
    return WorkerKey.ofSeed(seed);
  }

  private static byte[] file(String name) throws Exception {
    try (InputStream in =
        SignedClaimTest.class.getResourceAsStream("/io/kicktrain/ledger/openpgp/" + name)) {
      if (in == null) {
        throw new AssertionError("no test vector " + name);
      }
      return in.readAllBytes();
    }
  }

  private static OpenPgpCertificate certificate(String maker) throws Exception {
    return OpenPgpCertificate.parse(file(maker + ".cert.asc"));
  }

  private static Claim claim(String name) throws Exception {
    return Claim.of(Entry.parse(file(name + ".json")));
  }

  private static Entry certification(String maker) throws Exception {
    String name = maker + ".certification";
    return SignedClaim.certification(claim(name), certificate(maker), file(name + ".asc"), WORKER);
  }

  private static Entry endorsement(String maker) throws Exception {
    String name = maker + ".endorsement";
    return SignedClaim.endorsement(claim(name), certificate(maker), file(name + ".asc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpg", "gpg-subkey", "sq"})
  void claimsOfOtherPeoplesToolsVerify(String maker) throws Exception {
    Entry certification = certification(maker);
    Claim claim = SignedClaim.verify(Entry.parse(certification.bytes()));
    assertEquals(KeyName.openPgp(certificate(maker).fingerprint()), claim.by());
    assertEquals(KeyName.worker(WORKER.id()), claim.about());
    assertArrayEquals(file(maker + ".certification.json"), claim.statement());
    assertTrue(certification.bytes().length < 8192);

    Claim endorsement = SignedClaim.verify(endorsement(maker));
    assertEquals(60, endorsement.amount());
    assertEquals(1, endorsement.depth());
    assertArrayEquals(file(maker + ".endorsement.json"), endorsement.statement());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpg", "gpg-subkey", "sq"})
  void namesOfPeopleAreLeftOut(String maker) throws Exception {
    byte[] reduced = certificate(maker).bytes();
    assertFalse(new String(reduced, StandardCharsets.ISO_8859_1).contains("example.org"));
    assertArrayEquals(reduced, OpenPgpCertificate.parse(reduced).bytes());
    assertEquals(certificate(maker).fingerprint(), OpenPgpCertificate.parse(reduced).fingerprint());
    OpenPgpException e =
        assertThrows(
            OpenPgpException.class,
            () ->
                certificate("gpg")
                    .requireSignature(file("gpg.endorsement.json"), file("gpg.named.asc")));
    assertTrue(e.getMessage().contains("--disable-signer-uid"), e.getMessage());
  }

  @Test
  void whatWasNotSignedIsRefused() throws Exception {
    Entry entry = endorsement("sq");
    String text = entry.toString();
    refused(text.replace("\"amount\":60", "\"amount\":61"), "no signing key of");
    refused(text.replace("\"depth\":1", "\"depth\":2"), "no signing key of");
    refused(text.replace("\"issued\"", "\"extra\":1,\"issued\""), "no part of a claim");
    refused(text.replace("\"amount\":60", "\"amount\":121"), "amount 0..120");
    refused(text.replace("\"by\":\"openpgp:", "\"by\":\"openpgp:00"), "a key is named");
    String other = endorsement("gpg").string("certificate");
    refused(text.replace(entry.string("certificate"), other), "but the claim by");
    refused(
        text.replace(entry.string("openpgp"), endorsement("gpg").string("openpgp")),
        "no signing key of");
    refused(text.replace(entry.string("openpgp"), "AAAA"), "OpenPGP signature");
  }

  private static void refused(String entry, String why) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> SignedClaim.verify(Entry.parse(entry.getBytes(StandardCharsets.UTF_8))));
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  @Test
  void aCertificationNeedsBothKeys() throws Exception {
    Entry certification = certification("gpg");
    byte[] stranger = new byte[32];
    Entry stolen = certification.sign(WorkerKey.ofSeed(stranger));
    refused(stolen.toString(), "signed by its worker key");
    refused(
        certification.toString().replaceAll(",\"signature\":\"[^\"]*\"", ""),
        "signed by its worker key");
  }

  @Test
  void fullCertificatesAreNotForTheLog() throws Exception {
    Entry entry = endorsement("gpg");
    String armored = Base64.getEncoder().encodeToString(file("gpg.cert.asc"));
    refused(entry.toString().replace(entry.string("certificate"), armored), "reduced");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpg", "gpg-subkey", "sq"})
  void damagedCertificatesAreRefusedOrWithoutMeaning(String maker) throws Exception {
    byte[] certificate = certificate(maker).bytes();
    for (int i = 0; i < certificate.length; i += 3) {
      byte[] damaged = certificate.clone();
      damaged[i] ^= 0x10;
      assertNothingElse(maker, damaged);
    }
    for (int length = 0; length < certificate.length; length += 7) {
      assertNothingElse(maker, Arrays.copyOf(certificate, length));
    }
  }

  /** Either a reason, or the claim that was made: damage may hit a key that is not needed. */
  private static void assertNothingElse(String maker, byte[] certificate) throws Exception {
    String name = maker + ".endorsement";
    try {
      OpenPgpCertificate parsed = OpenPgpCertificate.parse(certificate);
      Entry entry = SignedClaim.endorsement(claim(name), parsed, file(name + ".asc"));
      assertEquals(claim(name), SignedClaim.verify(entry));
    } catch (IllegalArgumentException e) {
      assertFalse(String.valueOf(e.getMessage()).isEmpty());
    }
  }
}
