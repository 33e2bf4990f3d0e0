package io.kicktrain.contracts.wallet;

import io.kicktrain.ledger.durable.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A keystore's password. It comes from a file or the environment, because the arguments of a
 * process are visible to others, and it is never printed.
 */
public final class Password {
  /** The environment variable. */
  public static final String VARIABLE = "KICKTRAIN_ANCHOR_PASSWORD";

  private static final int MAX_BYTES = 4096;
  private static final int RANDOM_BYTES = 32;

  private final String text;

  private Password(String text) {
    this.text = text;
  }

  /**
   * Finds the password.
   *
   * @param file its file, of which the first line counts; without one the variable {@value
   *     #VARIABLE} of {@code environment} is read
   * @throws KeystoreException if there is none, or it cannot be read
   */
  public static Password find(Optional<Path> file, Map<String, String> environment)
      throws KeystoreException {
    if (file.isPresent()) {
      return ofFile(file.get());
    }
    String variable = environment.get(VARIABLE);
    if (variable == null || variable.isEmpty()) {
      throw new KeystoreException(
          "no password for the keystore: name a file that holds it, or set " + VARIABLE);
    }
    return new Password(variable);
  }

  private static Password ofFile(Path file) throws KeystoreException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new KeystoreException("the file " + file + " is too long for a password");
      }
      String first = Files.readString(file).lines().findFirst().orElse("");
      if (first.isEmpty()) {
        throw new KeystoreException("the first line of " + file + " must be the password");
      }
      return new Password(first);
    } catch (NoSuchFileException e) {
      throw new KeystoreException("there is no password file " + file, e);
    } catch (IOException e) {
      throw new KeystoreException("the password file " + file + " cannot be read: " + e, e);
    }
  }

  /** Makes a random password and writes it to a new file that its owner alone can read. */
  public static Password create(Path file, SecureRandom random) throws IOException {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String text = HexFormat.of().formatHex(bytes);
    DurableFiles.writeSecret(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
    return new Password(text);
  }

  String text() {
    return text;
  }

  @Override
  public String toString() {
    return "Password[hidden]";
  }
}
