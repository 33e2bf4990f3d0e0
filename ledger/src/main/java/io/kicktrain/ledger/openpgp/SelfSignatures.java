package io.kicktrain.ledger.openpgp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** What a primary key says about itself and its subkeys (RFC 9580 section 5.2.1). */
final class SelfSignatures {
  private static final BcPGPContentVerifierBuilderProvider VERIFIERS =
      new BcPGPContentVerifierBuilderProvider();

  private SelfSignatures() {}

  /** Valid signatures of a type that the primary key made on itself. */
  static List<PGPSignature> onPrimary(PGPPublicKey primary, int type) {
    List<PGPSignature> valid = new ArrayList<>();
    for (PGPSignature signature : ofType(primary, type)) {
      if (verify(signature, primary, () -> signature.verifyCertification(primary))) {
        valid.add(signature);
      }
    }
    return valid;
  }

  /** The newest binding that makes a subkey a signing key of the primary key, unless revoked. */
  static Optional<PGPSignature> signingBinding(PGPPublicKey primary, PGPPublicKey subkey) {
    boolean revoked =
        ofType(subkey, PGPSignature.SUBKEY_REVOCATION).stream()
            .anyMatch(s -> verify(s, primary, () -> s.verifyCertification(primary, subkey)));
    return revoked
        ? Optional.empty()
        : ofType(subkey, PGPSignature.SUBKEY_BINDING).stream()
            .filter(s -> verify(s, primary, () -> s.verifyCertification(primary, subkey)))
            .max(Comparator.comparing(s -> s.getCreationTime().toInstant()))
            .filter(s -> maySign(s) && boundBack(s, primary, subkey));
  }

  private static boolean maySign(PGPSignature binding) {
    return (binding.getHashedSubPackets().getKeyFlags() & KeyFlags.SIGN_DATA) != 0;
  }

  /** The subkey must agree, or anybody could claim somebody else's signatures as their own. */
  private static boolean boundBack(
      PGPSignature binding, PGPPublicKey primary, PGPPublicKey subkey) {
    return embedded(binding).stream()
        .filter(s -> s.getSignatureType() == PGPSignature.PRIMARYKEY_BINDING)
        .anyMatch(s -> verify(s, subkey, () -> s.verifyCertification(primary, subkey)));
  }

  private static List<PGPSignature> embedded(PGPSignature binding) {
    List<PGPSignature> all = new ArrayList<>();
    try {
      PGPSignatureList hashed = binding.getHashedSubPackets().getEmbeddedSignatures();
      PGPSignatureList unhashed = binding.getUnhashedSubPackets().getEmbeddedSignatures();
      hashed.forEach(all::add);
      unhashed.forEach(all::add);
    } catch (PGPException e) {
      throw new OpenPgpException("malformed embedded signature: " + e.getMessage(), e);
    }
    return all;
  }

  private static List<PGPSignature> ofType(PGPPublicKey key, int type) {
    List<PGPSignature> found = new ArrayList<>();
    for (Iterator<PGPSignature> i = key.getSignaturesOfType(type); i.hasNext(); ) {
      found.add(i.next());
    }
    return found;
  }

  /** One verification, which may fail in the library's way. */
  @FunctionalInterface
  interface Verification {
    boolean run() throws PGPException;
  }

  /** Whether a signature is strong enough and verifies; a malformed one does not. */
  static boolean verify(PGPSignature signature, PGPPublicKey by, Verification verification) {
    if (!Strength.enough(signature) || !Strength.enough(by)) {
      return false;
    }
    try {
      signature.init(VERIFIERS, by);
      return verification.run();
    } catch (PGPException | RuntimeException e) {
      return false;
    }
  }
}
