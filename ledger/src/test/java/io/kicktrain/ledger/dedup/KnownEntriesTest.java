package io.kicktrain.ledger.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.run.Fingerprint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownEntriesTest {
  private static final String ORIGIN = "log.example/known";
  private static final int SIZE = 300_000;
  private static final int BLOCK = 4096;
  private static final Executor HERE = Runnable::run;

  @TempDir Path directory;

  @Test
  void findsTheFirstEntryWithAnIdentityAlsoAfterARestart() throws Exception {
    try (KnownEntries known = open(SIZE)) {
      fill(known, SIZE);
      assertFindsAll(known, SIZE);
      assertEquals(7, known.add(key(7), SIZE));
      assertEquals(7, known.find(key(7)));
    }
    try (KnownEntries known = open(SIZE)) {
      assertTrue(known.covered() > SIZE - 40_000, "a restart reads little: " + known.covered());
      assertFindsAll(known, known.covered());
      fill(known, SIZE);
      assertFindsAll(known, SIZE);
      assertEquals(-1, known.find(key(SIZE)));
    }
  }

  @Test
  void fewFilesHoldMany() throws Exception {
    try (KnownEntries known = open(SIZE)) {
      fill(known, SIZE);
    }
    assertTrue(files().size() <= 4, files().toString());
    long bytes = 0;
    for (Path file : files()) {
      bytes += Files.size(file);
    }
    assertTrue(bytes < 25L * SIZE, bytes + " bytes");
  }

  @Test
  void entriesWithoutIdentityCostNothing() throws Exception {
    try (KnownEntries known = open(SIZE)) {
      for (int i = 0; i < SIZE; i++) {
        assertEquals(-1, known.add(null, i));
        known.durable(i + 1L);
      }
      assertEquals(262_144, known.covered());
      assertEquals(-1, known.find(key(0)));
    }
    assertEquals(BLOCK, Files.size(files().get(0)));
  }

  @Test
  void anIndexOfMoreThanTheLogHasIsNotUsed() throws Exception {
    try (KnownEntries known = open(SIZE)) {
      fill(known, SIZE);
    }
    try (KnownEntries known = open(1000)) {
      assertEquals(0, known.covered());
      assertEquals(-1, known.find(key(3)));
      assertEquals(List.of(), files());
    }
  }

  @Test
  void anIndexOfAnotherLogIsNotUsed() throws Exception {
    try (KnownEntries known = open(SIZE)) {
      fill(known, SIZE);
    }
    try (KnownEntries other = KnownEntries.open(directory, "other.example", SIZE, HERE)) {
      assertEquals(0, other.covered());
    }
  }

  @Test
  void aCrashBetweenMergeAndDeletionLeavesNothing() throws Exception {
    try (KnownEntries known = open(SIZE)) {
      fill(known, 40_000);
    }
    Path small = files().get(0);
    byte[] bytes = Files.readAllBytes(small);
    try (KnownEntries known = open(SIZE)) {
      fill(known, SIZE);
    }
    Files.write(small, bytes);
    Files.write(directory.resolve(".tmp-1"), bytes);
    try (KnownEntries known = open(SIZE)) {
      fill(known, SIZE);
      assertFindsAll(known, SIZE);
    }
    assertTrue(Files.notExists(small) && Files.notExists(directory.resolve(".tmp-1")));
  }

  @Test
  void aFlippedBitIsNoticedAndMadeGood() throws Exception {
    try (KnownEntries known = open(SIZE)) {
      fill(known, SIZE);
    }
    Path run = files().get(0);
    byte[] good = Files.readAllBytes(run);
    for (int at : new int[] {3, 50, 60, BLOCK + 20, good.length / 2, good.length - 1}) {
      byte[] bad = good.clone();
      bad[at] ^= 16;
      Files.write(run, bad);
      IOException noticed = null;
      try (KnownEntries known = open(SIZE)) {
        noticed = firstFailure(known);
      }
      assertTrue(noticed == null || noticed.getMessage().contains("at the next start"));
      assertTrue(Files.notExists(run), "the damaged file goes, byte " + at);
      try (KnownEntries known = open(SIZE)) {
        fill(known, SIZE);
        assertFindsAll(known, SIZE);
      }
    }
  }

  /** Looks everything up that was in the file, or nothing if the file was not opened. */
  private static IOException firstFailure(KnownEntries known) {
    if (known.covered() == 0) {
      return null;
    }
    return assertThrows(IOException.class, () -> assertFindsAll(known, known.covered()));
  }

  @Test
  void aFullDiskIsToldToTheLog() throws Exception {
    Executor failing =
        task -> {
          try {
            Files.createDirectories(directory.resolve("away"));
            Files.move(directory.resolve("known"), directory.resolve("away/known"));
            Files.createFile(directory.resolve("known"));
            task.run();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        };
    try (KnownEntries known =
        KnownEntries.open(directory.resolve("known"), ORIGIN, SIZE, failing)) {
      RuntimeException e = assertThrows(RuntimeException.class, () -> fill(known, SIZE));
      assertTrue(e.getMessage().startsWith("the index of known entries: "), e.getMessage());
    }
  }

  private KnownEntries open(long size) throws IOException {
    return KnownEntries.open(directory, ORIGIN, size, HERE);
  }

  private static void fill(KnownEntries known, int size) throws IOException {
    for (long i = known.covered(); i < size; i++) {
      assertEquals(-1, known.add(key(i), i));
      known.durable(i + 1);
    }
  }

  private static void assertFindsAll(KnownEntries known, long size) throws IOException {
    for (long i = 0; i < size; i += 1 + i / 1000) {
      assertEquals(i, known.find(key(i)));
    }
    assertEquals(-1, known.find(key(-1)));
    for (Fingerprint edge :
        List.of(new Fingerprint(0, 0), new Fingerprint(-1, -1), new Fingerprint(1L << 63, 0))) {
      assertEquals(-1, known.find(edge));
    }
  }

  private static Fingerprint key(long number) {
    return Fingerprint.of(ByteBuffer.allocate(8).putLong(number).array());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> list = Files.list(directory)) {
      return list.sorted().toList();
    }
  }
}
