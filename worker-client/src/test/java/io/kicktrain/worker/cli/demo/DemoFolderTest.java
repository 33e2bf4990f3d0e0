package io.kicktrain.worker.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {

  @TempDir private Path temp;

  @Test
  void aFolderOfItsOwnIsOpenedAgain() throws Exception {
    Path root = temp.resolve("demo");
    DemoFolder first = DemoFolder.open(root);
    Files.writeString(first.recipe(), "{}");
    assertEquals(first, DemoFolder.open(root));
  }

  @Test
  void aFolderWithOtherThingsIsLeftAlone() throws Exception {
    Files.writeString(temp.resolve("thesis.tex"), "years of work");
    Failure failure = assertThrows(Failure.class, () -> DemoFolder.open(temp));
    assertEquals(ExitCodes.BLOCKED, failure.exitCode());
    assertTrue(String.valueOf(failure.getMessage()).contains(temp.toString()));
  }

  @Test
  void dataOfAnotherVersionIsNamed() throws Exception {
    Files.writeString(temp.resolve("demo.version"), "kicktrain demo 99\n");
    Failure failure = assertThrows(Failure.class, () -> DemoFolder.open(temp));
    assertEquals(ExitCodes.BLOCKED, failure.exitCode());
    assertTrue(String.valueOf(failure.getMessage()).contains("kicktrain demo 99"));
  }

  @Test
  void aFileInItsPlaceIsExplained() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "");
    Failure failure = assertThrows(Failure.class, () -> DemoFolder.open(file));
    assertEquals(ExitCodes.BLOCKED, failure.exitCode());
    assertTrue(String.valueOf(failure.getMessage()).contains("cannot be written"));
  }
}
