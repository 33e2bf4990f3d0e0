package io.kicktrain.contracts.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * How a keystore makes a key of a password: scrypt (RFC 7914) or PBKDF2 with HMAC-SHA-256 (RFC
 * 8018).
 */
sealed interface KeyDerivation {
  /** Bytes of the derived key: 16 encrypt, 16 authenticate. */
  int KEY_BYTES = 32;

  byte[] derive(String password, byte[] salt);

  /** Memory that it takes, in bytes. */
  long memory();

  /** Reads {@code kdf} and {@code kdfparams} without the salt. */
  static KeyDerivation read(JsonNode crypto) throws KeystoreException {
    JsonNode params = crypto.path("kdfparams");
    if (KeystoreFields.number(params, "dklen", KEY_BYTES) != KEY_BYTES) {
      throw new KeystoreException("kdfparams.dklen must be " + KEY_BYTES);
    }
    String kdf = crypto.path("kdf").asText();
    return switch (kdf) {
      case "scrypt" ->
          new Scrypt(
              KeystoreFields.number(params, "n", 1 << 24),
              KeystoreFields.number(params, "r", 1 << 10),
              KeystoreFields.number(params, "p", 1 << 10));
      case "pbkdf2" -> new Pbkdf2(KeystoreFields.number(params, "c", 10_000_000));
      default -> throw new KeystoreException("its kdf \"" + kdf + "\" is unknown here");
    };
  }

  /** Memory-hard. */
  record Scrypt(int n, int r, int p) implements KeyDerivation {
    public Scrypt {
      if (n < 2 || Integer.bitCount(n) != 1) {
        throw new IllegalArgumentException("kdfparams.n must be a power of two");
      }
    }

    @Override
    public byte[] derive(String password, byte[] salt) {
      return SCrypt.generate(password.getBytes(StandardCharsets.UTF_8), salt, n, r, p, KEY_BYTES);
    }

    @Override
    public long memory() {
      return 128L * r * (n + (long) p);
    }
  }

  /** Only slow. */
  record Pbkdf2(int iterations) implements KeyDerivation {
    @Override
    public byte[] derive(String password, byte[] salt) {
      PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
      generator.init(password.getBytes(StandardCharsets.UTF_8), salt, iterations);
      return ((KeyParameter) generator.generateDerivedMacParameters(8 * KEY_BYTES)).getKey();
    }

    @Override
    public long memory() {
      return 0;
    }
  }
}
