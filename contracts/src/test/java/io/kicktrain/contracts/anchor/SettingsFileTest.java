package io.kicktrain.contracts.anchor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.contracts.chain.Address;
import io.kicktrain.contracts.rpc.RpcAddress;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
  private static final String GOOD =
      """
      ethereum = https://node.example.org/v3/key
      chain = 1
      contract = 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
      keystore = key.json
      """;

  @TempDir Path folder;

  @Test
  void readsWhatItWrote() throws Exception {
    Path file = folder.resolve("anchor.properties");
    AnchorSettings settings =
        new AnchorSettings(
            RpcAddress.parse("https://node.example.org/v3/key"),
            10,
            Address.parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
            77,
            folder.resolve("key.json"),
            Optional.of(folder.resolve("password")),
            new AnchorOptions(
                5, Duration.ofMinutes(7), BigInteger.valueOf(50_000_000), Duration.ofSeconds(9)));
    SettingsFile.write(file, settings);
    assertEquals(settings, SettingsFile.read(file));
    assertTrue(Files.readString(file).contains("keystore = key.json\n"), "relative to the file");
  }

  @Test
  void fewKeysAreEnough() throws Exception {
    AnchorSettings settings = read(GOOD);
    assertEquals(folder.resolve("key.json").toAbsolutePath(), settings.keystore());
    assertEquals(Duration.ofHours(1), settings.options().interval());
    assertEquals(Optional.empty(), settings.passwordFile());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chain = 1|chain = one|chain: a whole number",
        "chain = 1|chain = 0|chain: a number of 1 or more",
        "chain = 1||chain is missing",
        "keystore|keystor|unknown [keystor]",
        "https://|gopher://|ethereum: a node's address",
        "1BeAed|1BeAee|checksum",
        "0x5aAe|0x|40 hex digits",
      })
  void badKeysAreNamed(String from, String to, String why) {
    String text = GOOD.replace(from, to == null ? "" : to);
    SettingsException refused = assertThrows(SettingsException.class, () -> read(text));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
    assertTrue(refused.getMessage().contains("anchor.properties"), refused.getMessage());
  }

  @Test
  void badFeesAreNamed() {
    SettingsException refused =
        assertThrows(SettingsException.class, () -> read(GOOD + "max-fee-gwei = 1e9\n"));
    assertTrue(refused.getMessage().contains("a number of gwei"), refused.getMessage());
  }

  @Test
  void aMissingFileIsNamed() {
    assertThrows(SettingsException.class, () -> SettingsFile.read(folder.resolve("none")));
  }

  private AnchorSettings read(String text) throws Exception {
    Path file = folder.resolve("anchor.properties");
    Files.writeString(file, text);
    return SettingsFile.read(file);
  }
}
