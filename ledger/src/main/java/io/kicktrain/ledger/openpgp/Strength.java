package io.kicktrain.ledger.openpgp;

import java.util.Set;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;

/** Which algorithms are strong enough for a statement that stays in the log for ever. */
final class Strength {
  private static final int MIN_RSA_BITS = 2048;
  private static final int MAX_RSA_BITS = 8192;

  private static final Set<Integer> HASHES =
      Set.of(
          HashAlgorithmTags.SHA256,
          HashAlgorithmTags.SHA384,
          HashAlgorithmTags.SHA512,
          HashAlgorithmTags.SHA3_256,
          HashAlgorithmTags.SHA3_512);

  private static final Set<Integer> CURVES =
      Set.of(
          PublicKeyAlgorithmTags.ECDSA,
          PublicKeyAlgorithmTags.EDDSA_LEGACY,
          PublicKeyAlgorithmTags.Ed25519,
          PublicKeyAlgorithmTags.Ed448);

  private Strength() {}

  static boolean enough(PGPSignature signature) {
    return HASHES.contains(signature.getHashAlgorithm());
  }

  static boolean enough(PGPPublicKey key) {
    int algorithm = key.getAlgorithm();
    if (algorithm == PublicKeyAlgorithmTags.RSA_GENERAL) {
      return key.getBitStrength() >= MIN_RSA_BITS && key.getBitStrength() <= MAX_RSA_BITS;
    }
    return CURVES.contains(algorithm);
  }
}
