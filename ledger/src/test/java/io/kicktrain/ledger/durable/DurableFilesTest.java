package io.kicktrain.ledger.durable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
  @TempDir Path directory;

  @Test
  void writesWholeFilesInNewDirectories() throws Exception {
    Path file = directory.resolve("a/b/file");
    DurableFiles.writeAtomically(file, bytes("one "), bytes("two"));
    assertEquals("one two", Files.readString(file));
    DurableFiles.writeAtomically(file, bytes("three"));
    assertEquals("three", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void anAbandonedWriteLeavesTheTarget() throws Exception {
    Path file = directory.resolve("file");
    DurableFiles.writeAtomically(file, bytes("old"));
    try (DurableWrite write = DurableWrite.begin(directory)) {
      write.write(bytes("new"));
      write.abandon();
      assertThrows(IllegalStateException.class, () -> write.commit(file));
    }
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void aFailedRenameLeavesNoTemporaryFile() throws Exception {
    Path occupied = directory.resolve("occupied");
    Files.createDirectories(occupied.resolve("child"));
    assertThrows(IOException.class, () -> DurableFiles.writeAtomically(occupied, bytes("x")));
    assertEquals(List.of(), files());
  }

  @Test
  void deletesTrees() throws Exception {
    DurableFiles.writeAtomically(directory.resolve("t/a/b"), bytes("x"));
    DurableFiles.deleteTree(directory.resolve("t"));
    assertFalse(Files.exists(directory.resolve("t")));
    DurableFiles.deleteTree(directory.resolve("t"));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
