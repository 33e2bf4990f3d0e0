package io.kicktrain.contracts.wallet;

import io.kicktrain.ledger.durable.DurableFiles;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.utils.Numeric;

/**
 * An account's encrypted key in a file: Web3 Secret Storage, version 3, as geth, Foundry and most
 * wallets write it.
 */
public final class Keystore {
  private static final int MAX_BYTES = 64 << 10;

  private Keystore() {}

  /**
   * Opens a keystore.
   *
   * @throws KeystoreException if there is none, it is malformed, the password is wrong, or opening
   *     it takes more than a quarter of this process's memory
   */
  public static Account open(Path file, Password password) throws KeystoreException {
    try {
      long maxMemory = Runtime.getRuntime().maxMemory() / 4;
      byte[] secret = SecretStorage.decrypt(read(file), password.text(), maxMemory);
      return new Account(Credentials.create(ECKeyPair.create(secret)));
    } catch (KeystoreException | IllegalArgumentException e) {
      throw new KeystoreException("the keystore " + file + ": " + e.getMessage(), e);
    }
  }

  private static byte[] read(Path file) throws KeystoreException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new KeystoreException("it is too long for a keystore");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new KeystoreException("there is no such file", e);
    } catch (IOException e) {
      throw new KeystoreException("it cannot be read: " + e, e);
    }
  }

  /**
   * Makes a new account. Opening it takes 4 MB, so that a small hub can; what protects it is a long
   * random password.
   *
   * @param file where to write it, readable by its owner alone; never overwrites
   * @return the account
   */
  public static Account create(Path file, Password password, SecureRandom random)
      throws IOException {
    try {
      return save(file, password, Keys.createEcKeyPair(random), random);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks what Ethereum keys need", e);
    }
  }

  /**
   * Puts a private key into a keystore.
   *
   * @param secret a number of at most 32 bytes, such as a test network hands out
   */
  public static Account importKey(
      Path file, Password password, BigInteger secret, SecureRandom random) throws IOException {
    return save(file, password, ECKeyPair.create(secret), random);
  }

  private static Account save(Path file, Password password, ECKeyPair pair, SecureRandom random)
      throws IOException {
    Account account = new Account(Credentials.create(pair));
    byte[] secret = Numeric.toBytesPadded(pair.getPrivateKey(), 32);
    String address = account.address().hex().substring(2);
    DurableFiles.writeSecret(file, SecretStorage.encrypt(secret, address, password.text(), random));
    return account;
  }
}
