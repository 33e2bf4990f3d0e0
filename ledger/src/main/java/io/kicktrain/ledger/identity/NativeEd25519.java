package io.kicktrain.ledger.identity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Ed25519 verification in native code, where the class path has Amazon Corretto's provider and it
 * works on this system: about twice as fast as Bouncy Castle's. Keys are decoded and checked by
 * Bouncy Castle before they come here, and with such keys whatever is accepted here is accepted
 * there: RFC 8032 section 5.1.7 lets a verifier multiply its equation by the cofactor, as Bouncy
 * Castle does, or not, as is done here. The difference is an R with a part of small order, which no
 * signer makes. So a hub that uses this logs nothing that an auditor without it would refuse.
 */
final class NativeEd25519 {
  private static final String PROVIDER =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
  private static final String ALGORITHM = "Ed25519";

  /** What stands before a raw Ed25519 key in an X.509 SubjectPublicKeyInfo (RFC 8410). */
  private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /** Null where there is none. */
  private static final @Nullable NativeEd25519 INSTANCE = find();

  private final Provider provider;
  private final KeyFactory keys;
  private final ThreadLocal<Signature> verifiers = ThreadLocal.withInitial(this::newVerifier);

  private NativeEd25519(Provider provider) throws GeneralSecurityException {
    this.provider = provider;
    this.keys = KeyFactory.getInstance(ALGORITHM);
  }

  static @Nullable NativeEd25519 instance() {
    return INSTANCE;
  }

  private static @Nullable NativeEd25519 find() {
    try {
      Class<?> type = Class.forName(PROVIDER);
      NativeEd25519 found =
          new NativeEd25519((Provider) type.getDeclaredConstructor().newInstance());
      return found.works() ? found : null;
    } catch (ReflectiveOperationException
        | GeneralSecurityException
        | IllegalStateException
        | LinkageError e) {
      return null; // not here, or not for this system: Bouncy Castle does it
    }
  }

  /** RFC 8032 section 7.1, test 3, and what is not quite it. */
  private boolean works() throws GeneralSecurityException {
    HexFormat hex = HexFormat.of();
    PublicKey key =
        key(hex.parseHex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"));
    byte[] signature =
        hex.parseHex(
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    return verify(key, hex.parseHex("af82"), signature)
        && !verify(key, hex.parseHex("af83"), signature);
  }

  /** A key of 32 bytes that was checked. */
  PublicKey key(byte[] publicKey) throws GeneralSecurityException {
    byte[] spki = new byte[SPKI_PREFIX.length + publicKey.length];
    System.arraycopy(SPKI_PREFIX, 0, spki, 0, SPKI_PREFIX.length);
    System.arraycopy(publicKey, 0, spki, SPKI_PREFIX.length, publicKey.length);
    return keys.generatePublic(new X509EncodedKeySpec(spki));
  }

  boolean verify(PublicKey key, byte[] message, byte[] signature) throws GeneralSecurityException {
    Signature verifier = verifiers.get();
    verifier.initVerify(key);
    verifier.update(message);
    return verifier.verify(signature);
  }

  private Signature newVerifier() {
    try {
      return Signature.getInstance(ALGORITHM, provider);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the provider has no " + ALGORITHM, e);
    }
  }
}
