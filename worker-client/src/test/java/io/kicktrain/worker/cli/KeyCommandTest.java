package io.kicktrain.worker.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.worker.cli.exit.ExitCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandTest {

  @TempDir private Path temp;

  private int key(String action, String... more) {
    String[] args = {"key", action, "--home", temp.resolve("home").toString()};
    String[] all = new String[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return KickTrain.run(all);
  }

  private Path file() {
    return temp.resolve("home").resolve("key.pem");
  }

  @Test
  void aKeyIsMadeOnceAndNeverOverwritten() throws Exception {
    assertEquals(ExitCodes.OK, key("create"));
    byte[] made = Files.readAllBytes(file());
    assertEquals(ExitCodes.BLOCKED, key("create"));
    assertArrayEquals(made, Files.readAllBytes(file()));
    assertEquals(ExitCodes.OK, key("show"));
  }

  @Test
  void showingNeedsAKey() {
    assertEquals(ExitCodes.BLOCKED, key("show"));
    assertEquals(ExitCodes.OK, key("path"));
    assertFalse(Files.exists(file()));
  }

  @Test
  void aBackupIsTheSameKeyAndOverwritesNothing() throws Exception {
    key("create");
    Path copy = temp.resolve("copy.pem");
    assertEquals(ExitCodes.OK, key("backup", copy.toString()));
    assertEquals(WorkerKey.load(file()).id(), WorkerKey.load(copy).id());
    Files.writeString(copy, "precious");
    assertEquals(ExitCodes.BLOCKED, key("backup", copy.toString()));
    assertEquals("precious", Files.readString(copy));
  }

  @Test
  void whatIsNoKeyIsNotBackedUp() throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "not a key");
    Path copy = temp.resolve("copy.pem");
    assertTrue(key("backup", copy.toString()) != ExitCodes.OK);
    assertFalse(Files.exists(copy));
  }
}
