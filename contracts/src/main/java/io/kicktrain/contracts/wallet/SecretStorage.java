package io.kicktrain.contracts.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.web3j.crypto.Hash;

/**
 * Web3 Secret Storage, version 3: a private key under AES-128-CTR with a key derived from a
 * password, authenticated by Keccak-256 over the rest of the derived key and the ciphertext.
 */
final class SecretStorage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HALF = KeyDerivation.KEY_BYTES / 2;
  private static final int SECRET_BYTES = 32;
  private static final int MAX_SALT = 1024;

  /** Cheap, 4 MB: what protects the key is a random password, and a hub's heap is small. */
  private static final int NEW_N = 4096;

  private static final int NEW_R = 8;

  private SecretStorage() {}

  /**
   * The private key in a keystore.
   *
   * @param maxMemory bytes that deriving the key may take
   */
  static byte[] decrypt(byte[] file, String password, long maxMemory) throws KeystoreException {
    JsonNode tree = parse(file);
    JsonNode crypto = tree.path("crypto");
    if (!crypto.path("cipher").asText().toLowerCase(Locale.ROOT).equals("aes-128-ctr")) {
      throw new KeystoreException("its cipher is not aes-128-ctr");
    }
    KeyDerivation derivation = KeyDerivation.read(crypto);
    if (derivation.memory() > maxMemory) {
      throw new KeystoreException(
          "opening it takes %d MB of memory, which is too much for this process: use a lighter one"
              .formatted(derivation.memory() >> 20));
    }
    byte[] secret = KeystoreFields.bytes(crypto, "ciphertext", SECRET_BYTES);
    byte[] key = derivation.derive(password, salt(crypto));
    if (!MessageDigest.isEqual(mac(key, secret), KeystoreFields.bytes(crypto, "mac", 32))) {
      throw new KeystoreException("the password is wrong");
    }
    return crypt(key, KeystoreFields.bytes(crypto.path("cipherparams"), "iv", 16), secret);
  }

  static byte[] encrypt(byte[] secret, String address, String password, SecureRandom random)
      throws IOException {
    byte[] salt = new byte[32];
    random.nextBytes(salt);
    byte[] iv = new byte[16];
    random.nextBytes(iv);
    byte[] key = new KeyDerivation.Scrypt(NEW_N, NEW_R, 1).derive(password, salt);
    byte[] ciphertext = crypt(key, iv, secret);
    ObjectNode tree = JSON.createObjectNode();
    tree.put("version", 3).put("id", UUID.randomUUID().toString()).put("address", address);
    ObjectNode crypto = tree.putObject("crypto");
    crypto.put("cipher", "aes-128-ctr").put("ciphertext", hex(ciphertext));
    crypto.putObject("cipherparams").put("iv", hex(iv));
    crypto.put("kdf", "scrypt");
    ObjectNode params = crypto.putObject("kdfparams");
    params.put("n", NEW_N).put("r", NEW_R).put("p", 1).put("dklen", KeyDerivation.KEY_BYTES);
    params.put("salt", hex(salt));
    crypto.put("mac", hex(mac(key, ciphertext)));
    return JSON.writeValueAsBytes(tree);
  }

  private static JsonNode parse(byte[] file) throws KeystoreException {
    try {
      JsonNode tree = JSON.readTree(file);
      if (tree.path("version").asInt() == 3 && tree.path("crypto").isObject()) {
        return tree;
      }
    } catch (IOException e) {
      throw new KeystoreException("it is no JSON", e);
    }
    throw new KeystoreException("it is no Web3 Secret Storage of version 3");
  }

  private static byte[] salt(JsonNode crypto) throws KeystoreException {
    return KeystoreFields.bytes(crypto.path("kdfparams"), "salt", MAX_SALT);
  }

  private static byte[] mac(byte[] key, byte[] ciphertext) {
    byte[] input = Arrays.copyOfRange(key, HALF, HALF + HALF + ciphertext.length);
    System.arraycopy(ciphertext, 0, input, HALF, ciphertext.length);
    return Hash.sha3(input);
  }

  private static byte[] crypt(byte[] key, byte[] iv, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      SecretKeySpec half = new SecretKeySpec(key, 0, HALF, "AES");
      cipher.init(Cipher.ENCRYPT_MODE, half, new IvParameterSpec(iv)); // CTR is its own inverse
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("cipherparams.iv must be 16 bytes", e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
