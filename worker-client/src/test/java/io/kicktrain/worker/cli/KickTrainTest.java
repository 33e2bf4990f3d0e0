package io.kicktrain.worker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.worker.cli.exit.ExitCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KickTrainTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "up", "join", "key", "campaign", "audit", "anchor", "download", "sample"})
  void everyCommandExplainsItselfWithExamplesAndExitCodes(String command) {
    String help = KickTrain.commandLine().getSubcommands().get(command).getUsageMessage();
    assertTrue(help.contains("Examples:"), help);
    assertTrue(help.contains("Exit codes:"), help);
    assertEquals(ExitCodes.OK, KickTrain.run(command, "--help"));
  }

  @Test
  void benchmarksAreListedThoughTheLauncherStartsThem() {
    String help = KickTrain.commandLine().getUsageMessage();
    assertTrue(help.contains("bench "), help);
    assertEquals(ExitCodes.BLOCKED, KickTrain.run("bench", "codec", "1"));
  }

  @Test
  void anAnchorWithoutSettingsIsNoticedBeforeAnythingStarts() {
    Path missing = folder.resolve("anchor.properties");
    Path data = folder.resolve("data");
    assertEquals(
        ExitCodes.BLOCKED,
        KickTrain.run("up", "--anchor", missing.toString(), "--data-dir", data.toString()));
    assertTrue(Files.notExists(data));
  }

  @ParameterizedTest
  @CsvSource({
    "demo --rounds 1",
    "demo --donors 0",
    "up --port 70000",
    "up --heap 1",
    "join",
    "join ftp://host/",
    "sample weights --bytes 0",
    "campaign create http://localhost:1",
    "nonsense"
  })
  void aWrongCommandLineHasItsOwnExitCode(String line) {
    assertEquals(ExitCodes.USAGE, KickTrain.run(line.split(" ")));
  }
}
