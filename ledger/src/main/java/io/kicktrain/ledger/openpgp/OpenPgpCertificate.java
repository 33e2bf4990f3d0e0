package io.kicktrain.ledger.openpgp;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/**
 * An OpenPGP certificate (transferable public key, RFC 9580 section 10.1) reduced to what verifies
 * signatures: the primary key with its signatures on itself, and the subkeys that may sign. User
 * ids, which are names and addresses of people, and signatures of others are left out. Immutable.
 */
public final class OpenPgpCertificate {
  private static final int MAX_KEYS = 16;

  private final PGPPublicKey primary;
  private final List<PGPPublicKey> keys;
  private final byte[] bytes;

  private OpenPgpCertificate(PGPPublicKey primary, List<PGPPublicKey> keys) {
    this.primary = primary;
    this.keys = List.copyOf(keys);
    this.bytes = encode(keys);
  }

  /**
   * Reads a certificate, armored or not, and reduces it.
   *
   * @param bytes at most 1 MiB
   * @throws OpenPgpException if it is no certificate, a secret key, revoked, or too weak
   */
  public static OpenPgpCertificate parse(byte[] bytes) {
    PGPPublicKeyRing ring = Packets.certificate(bytes);
    try {
      PGPPublicKey primary = ring.getPublicKey();
      if (!Strength.enough(primary)) {
        throw new OpenPgpException("the primary key is of an old or too weak algorithm");
      }
      if (!SelfSignatures.onPrimary(primary, PGPSignature.KEY_REVOCATION).isEmpty()) {
        throw new OpenPgpException("the key " + hex(primary) + " is revoked");
      }
      return reduce(ring, primary);
    } catch (PGPException e) {
      throw new OpenPgpException("malformed OpenPGP certificate: " + e.getMessage(), e);
    }
  }

  private static OpenPgpCertificate reduce(PGPPublicKeyRing ring, PGPPublicKey full)
      throws PGPException {
    PGPPublicKey primary = bare(full);
    for (PGPSignature direct : SelfSignatures.onPrimary(full, PGPSignature.DIRECT_KEY)) {
      primary = PGPPublicKey.addCertification(primary, direct);
    }
    List<PGPPublicKey> keys = new ArrayList<>();
    keys.add(primary);
    for (Iterator<PGPPublicKey> all = ring.getPublicKeys(); all.hasNext(); ) {
      PGPPublicKey subkey = all.next();
      if (!subkey.isMasterKey() && keys.size() < MAX_KEYS) {
        Optional<PGPSignature> binding = SelfSignatures.signingBinding(full, subkey);
        if (binding.isPresent()) {
          keys.add(PGPPublicKey.addCertification(bare(subkey), binding.get()));
        }
      }
    }
    return new OpenPgpCertificate(primary, keys);
  }

  private static PGPPublicKey bare(PGPPublicKey key) throws PGPException {
    return new PGPPublicKey(key.getPublicKeyPacket(), new BcKeyFingerprintCalculator());
  }

  private static byte[] encode(List<PGPPublicKey> keys) {
    try {
      return new PGPPublicKeyRing(keys).getEncoded();
    } catch (IOException e) {
      throw new OpenPgpException("this certificate cannot be written: " + e.getMessage(), e);
    }
  }

  /** The fingerprint of the primary key: 40 or 64 lower-case hexadecimal characters. */
  public String fingerprint() {
    return hex(primary);
  }

  private static String hex(PGPPublicKey key) {
    return HexFormat.of().formatHex(key.getFingerprint());
  }

  /** The reduced certificate, not armored. Reading it again gives the same bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Checks a detached signature of a document.
   *
   * @param signature armored or not, of type binary (what {@code gpg --detach-sign} makes)
   * @return when it says it was made
   * @throws OpenPgpException if no key of this certificate made it, or it is too weak, expires, or
   *     names a user
   */
  public Instant requireSignature(byte[] document, byte[] signature) {
    PGPSignature parsed = Packets.signature(signature);
    requireForm(parsed);
    for (PGPPublicKey key : keys) {
      if (validAt(key, parsed)
          && SelfSignatures.verify(parsed, key, () -> over(document, parsed))) {
        return parsed.getCreationTime().toInstant();
      }
    }
    throw new OpenPgpException(
        "no signing key of " + fingerprint() + " made this signature over exactly this text");
  }

  private static boolean over(byte[] document, PGPSignature signature) throws PGPException {
    signature.update(document);
    return signature.verify();
  }

  private static void requireForm(PGPSignature signature) {
    if (signature.getSignatureType() != PGPSignature.BINARY_DOCUMENT) {
      throw new OpenPgpException("the signature must be a detached one of a binary document");
    }
    if (!Strength.enough(signature)) {
      throw new OpenPgpException("the signature's hash is too weak: SHA-256 or better is needed");
    }
    PGPSignatureSubpacketVector hashed = signature.getHashedSubPackets();
    PGPSignatureSubpacketVector unhashed = signature.getUnhashedSubPackets();
    if (hashed.getSignatureExpirationTime() != 0) {
      throw new OpenPgpException("the signature expires, but the log is for ever");
    }
    if (hashed.hasSubpacket(SignatureSubpacketTags.SIGNER_USER_ID)
        || unhashed.hasSubpacket(SignatureSubpacketTags.SIGNER_USER_ID)) {
      throw new OpenPgpException(
          "the signature names its user, and the log holds no names: with gpg add"
              + " --disable-signer-uid");
    }
  }

  /** Whether the key existed when the signature was made, and had not expired. */
  private static boolean validAt(PGPPublicKey key, PGPSignature signature) {
    Instant made = signature.getCreationTime().toInstant();
    Instant born = key.getCreationTime().toInstant();
    long seconds = 0;
    for (Iterator<PGPSignature> own = key.getSignatures(); own.hasNext(); ) {
      seconds = Math.max(seconds, own.next().getHashedSubPackets().getKeyExpirationTime());
    }
    return !made.isBefore(born) && (seconds == 0 || made.isBefore(born.plusSeconds(seconds)));
  }
}
