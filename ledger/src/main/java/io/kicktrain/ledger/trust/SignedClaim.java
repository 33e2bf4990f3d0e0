package io.kicktrain.ledger.trust;

import io.kicktrain.ledger.bytes.StrictBase64;
import io.kicktrain.ledger.entry.CanonicalJson;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.openpgp.OpenPgpCertificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A claim with its proof, as a log entry: the claim's fields, {@code certificate} (base64 of the
 * reduced OpenPGP certificate) and {@code openpgp} (base64 of the detached signature over the
 * claim's canonical JSON). A certification is also signed by the worker key itself, which says that
 * it belongs to the OpenPGP key as well: nobody can attach themselves to somebody else's work.
 */
public final class SignedClaim {
  private static final String CERTIFICATE = "certificate";
  private static final String OPENPGP = "openpgp";

  /** The members signer and signature. */
  private static final int SIGNED_MEMBERS = 2;

  /** A signature is made soon after its text; an old one under a new date is a mistake. */
  private static final Duration SIGNING_TIME = Duration.ofDays(1);

  private SignedClaim() {}

  /**
   * The entry of an endorsement.
   *
   * @param signature detached OpenPGP signature over {@link Claim#statement}, armored or not
   * @throws IllegalArgumentException if the signature is not by {@code certificate}, or the
   *     certificate is not the claim's {@code by}
   */
  public static Entry endorsement(Claim claim, OpenPgpCertificate certificate, byte[] signature) {
    Entry entry = entry(claim, certificate, signature);
    verify(entry);
    return entry;
  }

  /** The entry of a certification; {@code worker} must be the key that it is about. */
  public static Entry certification(
      Claim claim, OpenPgpCertificate certificate, byte[] signature, WorkerKey worker) {
    Entry entry = entry(claim, certificate, signature).sign(worker);
    verify(entry);
    return entry;
  }

  private static Entry entry(Claim claim, OpenPgpCertificate certificate, byte[] signature) {
    return claim
        .builder()
        .put(CERTIFICATE, StrictBase64.encode(certificate.bytes()))
        .put(OPENPGP, StrictBase64.encode(signature))
        .build();
  }

  /**
   * Checks an entry of either kind.
   *
   * @return what it claims
   * @throws IllegalArgumentException if anything in it is missing, wrong, too much, or not signed
   */
  public static Claim verify(Entry entry) {
    Claim claim = Claim.of(entry);
    byte[] certificateBytes = StrictBase64.decode(entry.string(CERTIFICATE));
    byte[] signature = StrictBase64.decode(entry.string(OPENPGP));
    OpenPgpCertificate certificate = OpenPgpCertificate.parse(certificateBytes);
    if (!Arrays.equals(certificate.bytes(), certificateBytes)) {
      throw new IllegalArgumentException(
          "the certificate must be reduced to its signing keys: no user ids, no armor");
    }
    if (!KeyName.openPgp(certificate.fingerprint()).equals(claim.by())) {
      throw new IllegalArgumentException(
          "the certificate is of "
              + certificate.fingerprint()
              + ", but the claim by "
              + claim.by());
    }
    requireForm(entry, claim, certificate, signature);
    Instant made = certificate.requireSignature(claim.statement(), signature);
    Duration apart = Duration.between(Instant.ofEpochSecond(claim.issued()), made).abs();
    if (apart.compareTo(SIGNING_TIME) > 0) {
      throw new IllegalArgumentException("issued and the time of the signature are a day apart");
    }
    return claim;
  }

  private static void requireForm(
      Entry entry, Claim claim, OpenPgpCertificate certificate, byte[] signature) {
    if (claim.kind().equals(Claim.CERTIFICATION)
        && !(entry.signer().equals(Optional.of(claim.about().id())) && entry.signatureValid())) {
      throw new IllegalArgumentException("a certification must be signed by its worker key too");
    }
    Map<?, ?> members = (Map<?, ?>) CanonicalJson.parse(entry.bytes(), Entry.MAX_BYTES);
    int signed = claim.kind().equals(Claim.CERTIFICATION) ? SIGNED_MEMBERS : 0;
    Map<?, ?> known =
        (Map<?, ?>)
            CanonicalJson.parse(entry(claim, certificate, signature).bytes(), Entry.MAX_BYTES);
    if (members == null || known == null || members.size() != known.size() + signed) {
      throw new IllegalArgumentException("the entry has a field that is no part of a claim");
    }
  }
}
