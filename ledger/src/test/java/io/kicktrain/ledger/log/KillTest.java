package io.kicktrain.ledger.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.note.TreeHead;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real process again and again on the same log, at every step and at random under load; -D
 * kicktrain.kills=200 for more.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("kicktrain.kills", 16);

  @TempDir Path directory;

  @Test
  void noAcknowledgedEntryIsLostAndTheTreeOnlyGrows() throws Exception {
    LogFixture fixture = new LogFixture(directory.resolve("log"));
    TreeHead last = null;
    Random random = new Random(9);
    for (int kill = 0; kill < KILLS; kill++) {
      Step step = Step.values()[kill % Step.values().length];
      boolean rare = step.ordinal() > Step.PUBLISHED.ordinal();
      long acknowledged = runAndDie(fixture, step, rare ? 0 : random.nextInt(12));
      try (FileLog log = fixture.open()) {
        assertTrue(log.treeHead().size() > acknowledged, "entry " + acknowledged + " is lost");
        if (last != null) {
          LogFixture.assertExtends(last, log);
        }
        last = log.treeHead();
      }
    }
    try (FileLog log = fixture.open()) {
      LogFixture.assertInvariants(log);
    }
  }

  /** Runs a process until it dies, and returns the last index that it acknowledged, or -1. */
  private static long runAndDie(LogFixture fixture, Step step, int lives) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-XX:TieredStopAtLevel=1",
                    VictimLog.class.getName(),
                    fixture.directory.toString(),
                    LogFixture.SIGNER.format(),
                    step.name(),
                    Integer.toString(lives)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long acknowledged = lastLine(process);
    assertEquals(137, process.waitFor());
    return acknowledged;
  }

  private static long lastLine(Process process) throws IOException {
    long last = -1;
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line.matches("[0-9]+") ? Math.max(last, Long.parseLong(line)) : last;
      }
    }
    return last;
  }
}
