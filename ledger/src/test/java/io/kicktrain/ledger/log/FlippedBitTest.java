package io.kicktrain.ledger.log;

import static io.kicktrain.ledger.log.LogFixture.append;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.dedup.EntryIdentity;
import io.kicktrain.ledger.note.TreeHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * One bit is flipped in one file of a log. Then the log must open and be right, or refuse and say
 * what to do; what it reads must be right, or refused; and a tree head that it publishes must
 * contain the one before. -Dkicktrain.flips=200 for more places in each file.
 */
class FlippedBitTest {
  private static final EntryIdentity SELF = entry -> entry;
  private static final int SIZE = 700;
  private static final int PLACES = Integer.getInteger("kicktrain.flips", 3);

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> inEachFile() throws IOException {
    LogFixture closed = new LogFixture(directory.resolve("closed"));
    LogFixture crashed = new LogFixture(directory.resolve("crashed"));
    TreeHead head;
    try (FileLog log = closed.open(SELF, Step.Hook.NONE)) {
      append(log, 0, SIZE - 100);
    }
    try (FileLog log = closed.open(SELF, Step.Hook.NONE)) {
      append(log, SIZE - 100, SIZE);
      head = log.treeHead();
      LogFixture.copy(closed.directory, crashed.directory); // its write-ahead log is needed
    }
    return Stream.of(closed, crashed).flatMap(log -> tests(log, head));
  }

  private Stream<DynamicTest> tests(LogFixture log, TreeHead head) {
    return files(log.directory).stream()
        .map(
            file -> {
              Path name = log.directory.relativize(file);
              return DynamicTest.dynamicTest(
                  log.directory.getFileName() + " " + name, () -> flipEach(log, name, head));
            });
  }

  private void flipEach(LogFixture log, Path file, TreeHead head) throws IOException {
    int length = used(Files.readAllBytes(log.directory.resolve(file)));
    for (int place = 0; place < PLACES; place++) {
      LogFixture damaged = new LogFixture(Files.createTempDirectory(directory, "damaged"));
      LogFixture.copy(log.directory, damaged.directory);
      byte[] bytes = Files.readAllBytes(damaged.directory.resolve(file));
      bytes[(int) ((long) place * length / PLACES)] ^= (byte) (1 << place % 8);
      Files.write(damaged.directory.resolve(file), bytes);
      assertRightOrRefused(damaged, head);
    }
  }

  /** How much of a file means something: a segment's reserved space does not. */
  private static int used(byte[] bytes) {
    int used = bytes.length;
    while (used > 0 && bytes[used - 1] == 0) {
      used--;
    }
    return used;
  }

  private static void assertRightOrRefused(LogFixture damaged, TreeHead head) throws IOException {
    try (FileLog log = damaged.open(SELF, Step.Hook.NONE)) {
      LogFixture.assertExtends(head, log);
      for (int i = 0; i < SIZE; i += 7) {
        assertRightOrRefused(log, i);
      }
      long size = log.append(LogFixture.entry(SIZE)).join().treeHead().size();
      assertTrue(size == SIZE + 1, "the log goes on: " + size);
      LogFixture.assertExtends(head, log);
    } catch (LogException e) {
      assertTrue(e.getMessage().contains("restore"), e.getMessage());
    }
  }

  private static void assertRightOrRefused(FileLog log, int index) {
    try {
      assertArrayEquals(LogFixture.entry(index), log.entry(index));
    } catch (LogException e) {
      assertTrue(e.getMessage().contains("from a mirror"), e.getMessage());
    }
    try {
      assertTrue(log.receipt(index).verify(LogFixture.entry(index), LogFixture.KEY));
    } catch (LogException e) {
      assertTrue(e.getMessage().contains("from a mirror"), e.getMessage());
    }
  }

  private static List<Path> files(Path root) {
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> files = new ArrayList<>(walk.filter(Files::isRegularFile).sorted().toList());
      files.removeIf(file -> file.endsWith("lock"));
      return files;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
