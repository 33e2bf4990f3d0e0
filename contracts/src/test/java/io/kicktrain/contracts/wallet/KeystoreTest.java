package io.kicktrain.contracts.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.contracts.chain.Address;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Web3 Secret Storage; the first example is that of its definition, the second was made with Node.
 */
class KeystoreTest {
  private static final Address OWNER = Address.parse("0x008aeeda4d805471df9b2a5b0f38a0c3bcba786b");
  private static final String PBKDF2 =
      """
      {"crypto":{"cipher":"aes-128-ctr",
        "cipherparams":{"iv":"6087dab2f9fdbbfaddc31a909735c1e6"},
        "ciphertext":"5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
        "kdf":"pbkdf2",
        "kdfparams":{"c":262144,"dklen":32,"prf":"hmac-sha256",
          "salt":"ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"},
        "mac":"517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"},
       "id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","version":3}
      """;
  private static final String SCRYPT =
      """
      {"crypto":{"cipher":"aes-128-ctr",
        "cipherparams":{"iv":"83dbcc02d8ccb40e466191a123791e0e"},
        "ciphertext":"3b4309355ad643f2b15cfb6a83a7f6f328e7a6459a56ab8c6e25a89c8f43eb80",
        "kdf":"scrypt",
        "kdfparams":{"dklen":32,"n":4096,"r":8,"p":1,
          "salt":"ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19"},
        "mac":"994d83f6bfb7e6e3aa95980f72b6ad87db9d352789d0f2e433cf777425db3a42"},
       "id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","version":3}
      """;

  @TempDir Path folder;
  private Path passwordFile;

  @BeforeEach
  void writePassword() throws IOException {
    passwordFile = folder.resolve("password");
    Files.writeString(passwordFile, "testpassword\n");
  }

  @Test
  void opensWhatOthersMade() throws Exception {
    assertEquals(OWNER, open(PBKDF2).address());
    assertEquals(OWNER, open(SCRYPT).address());
  }

  @Test
  void opensWhatItMade() throws Exception {
    Path file = folder.resolve("key.json");
    Account made = Keystore.create(file, password(), new SecureRandom());
    assertEquals(made.address(), Keystore.open(file, password()).address());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertThrows(
        FileAlreadyExistsException.class,
        () -> Keystore.create(file, password(), new SecureRandom()));
  }

  @Test
  void wrongPasswordIsNamed() throws Exception {
    Files.writeString(passwordFile, "another\n");
    assertTrue(refusal(PBKDF2).endsWith("the password is wrong"), refusal(PBKDF2));
    assertFalse(refusal(PBKDF2).contains("another"), "a password is never printed");
    assertFalse(password().toString().contains("another"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\":3|\"version\":1|version 3",
        "aes-128-ctr|rot13|cipher",
        "pbkdf2|md5|kdf",
        "\"c\":262144|\"c\":2000000000|c must be",
        "\"c\":262144|\"c\":-1|c must be",
        "\"c\":262144|\"c\":1.5|c must be",
        "\"dklen\":32|\"dklen\":64|dklen must be",
        "6087dab2f9fdbbfaddc31a909735c1e6|60|iv must be 16 bytes",
        "6087dab2f9fdbbfaddc31a909735c1e6|xyz|iv must be hex",
        "\"mac\"|\"Mac\"|mac must be",
        "{\"crypto\"|[|no JSON"
      })
  void malformedFilesAreNamed(String from, String to, String why) throws Exception {
    String message = refusal(PBKDF2.replace(from, to));
    assertTrue(message.contains(why), message);
    assertTrue(message.startsWith("the keystore " + folder), message);
  }

  @Test
  void aFileCannotTakeAllMemory() throws Exception {
    assertTrue(refusal(SCRYPT.replace("4096", "16777216")).contains("MB of memory"));
    assertTrue(refusal(SCRYPT.replace("4096", "4095")).contains("power of two"));
    Path huge = folder.resolve("huge");
    Files.write(huge, new byte[1 << 20]);
    assertTrue(
        assertThrows(KeystoreException.class, () -> Keystore.open(huge, password()))
            .getMessage()
            .contains("too long"));
  }

  @Test
  void passwordComesFromFileOrEnvironment() throws Exception {
    assertEquals("x", Password.find(Optional.empty(), Map.of(Password.VARIABLE, "x")).text());
    assertThrows(KeystoreException.class, () -> Password.find(Optional.empty(), Map.of()));
    Path missing = folder.resolve("missing");
    assertThrows(KeystoreException.class, () -> Password.find(Optional.of(missing), Map.of()));
    Files.writeString(passwordFile, "\n");
    assertThrows(KeystoreException.class, this::password);
  }

  private Password password() throws KeystoreException {
    return Password.find(Optional.of(passwordFile), Map.of());
  }

  private Account open(String json) throws Exception {
    Path file = folder.resolve("keystore.json");
    Files.writeString(file, json);
    return Keystore.open(file, password());
  }

  private String refusal(String json) {
    return assertThrows(KeystoreException.class, () -> open(json)).getMessage();
  }
}
