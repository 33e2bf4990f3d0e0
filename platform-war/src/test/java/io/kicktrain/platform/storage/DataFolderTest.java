package io.kicktrain.platform.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path temp;

  private static UnusableDataException refusal(Path folder, long reserve) {
    return assertThrows(UnusableDataException.class, () -> DataFolder.open(folder, reserve));
  }

  @Test
  void newFolderGetsTheVersionAndOpensAgain() throws Exception {
    Path folder = temp.resolve("a/b");
    DataFolder.open(folder, 0);
    assertEquals(DataFolder.VERSION, Files.readString(folder.resolve("version")).strip());
    assertEquals(folder, DataFolder.open(folder, 0).root());
  }

  @Test
  void anotherVersionIsRefusedAndLeftAlone() throws Exception {
    Files.writeString(temp.resolve("version"), "kicktrain-data 99\n");
    UnusableDataException e = refusal(temp, 0);
    assertEquals("data-version", e.code());
    assertTrue(e.getMessage().contains("kicktrain-data 99"), e.getMessage());
    assertEquals("kicktrain-data 99\n", Files.readString(temp.resolve("version")));
  }

  @Test
  void folderOfSomethingElseIsRefused() throws Exception {
    Files.writeString(temp.resolve("thesis.txt"), "mine");
    assertEquals("data-version", refusal(temp, 0).code());
  }

  @Test
  void launchersLogsMayBeThereAlready() throws Exception {
    Files.createDirectories(temp.resolve("logs"));
    assertEquals(temp, DataFolder.open(temp, 0).root());
  }

  @Test
  void folderBelowAFileIsRefused() throws Exception {
    Path file = Files.createFile(temp.resolve("file"));
    assertEquals("data-unwritable", refusal(file.resolve("data"), 0).code());
    assertEquals("data-unwritable", refusal(file, 0).code());
  }

  @Test
  void fullDiskIsRefused() {
    UnusableDataException e = refusal(temp, Long.MAX_VALUE);
    assertEquals("disk-full", e.code());
    assertTrue(e.getMessage().contains(temp.toString()), e.getMessage());
  }

  @Test
  void relativeFolderMustBeginWithADot() {
    assertEquals("data-path", refusal(Path.of("data"), 0).code());
  }
}
