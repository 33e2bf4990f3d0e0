package io.kicktrain.ledger.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.note.NoteSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryIndexTest {
  private static final String ORIGIN = "log.example/index";
  private static final NoteSigner SIGNER = NoteSigner.generate(ORIGIN, new SecureRandom());
  private static final int RUN = 128;
  private static final int ENTRIES = 15 * RUN + 100;

  @TempDir Path folder;

  /** Entry i is of round i / 10 of campaign a or b, by one of seven keys; every 99th is no JSON. */
  private static byte[] entry(int i) {
    if (i % 99 == 98) {
      return ("no entry " + i).getBytes(StandardCharsets.UTF_8);
    }
    return Entry.of(i % 5 == 0 ? "verdict" : "contribution")
        .put("campaign", i % 2 == 0 ? "a" : "b")
        .put("round", i / 10)
        .put("owner", "key " + i % 7)
        .put("payload", Sha256.hex(new byte[] {(byte) (i / 3), (byte) (i >> 10)}))
        .build()
        .bytes();
  }

  private FileLog log(int from, int to) throws IOException {
    FileLog log = FileLog.open(folder.resolve("log"), ORIGIN, SIGNER);
    List<CompletableFuture<?>> appended = new ArrayList<>();
    for (int i = from; i < to; i++) {
      appended.add(log.append(entry(i)));
    }
    appended.forEach(CompletableFuture::join);
    return log;
  }

  @Test
  void findsWhatAScanFindsWhileTheLogGrowsAndAfterRestarts() throws Exception {
    int[] sizes = {0, 1, 30, RUN - 1, RUN, RUN + 1, 7 * RUN + 7, ENTRIES};
    for (int i = 1; i < sizes.length; i++) {
      try (FileLog log = log(sizes[i - 1], sizes[i]);
          EntryIndex index = EntryIndex.open(folder.resolve("index"), log, RUN)) {
        index.follow();
        assertEquals(sizes[i], index.size());
        assertFindsEverything(index, sizes[i]);
      }
    }
    assertTrue(runs().size() <= 4, runs().keySet().toString());
  }

  private static void assertFindsEverything(EntryIndex index, int size) {
    for (Term term :
        List.of(
            Term.campaign("a"),
            Term.key("key 3"),
            Term.kind("verdict"),
            Term.round("b", (size - 1) / 10),
            Term.payload(Sha256.hex(new byte[] {0, 0})),
            Term.payload("none"))) {
      List<Long> expected =
          LongStream.range(0, size)
              .filter(i -> Terms.of(entry((int) i)).contains(term))
              .boxed()
              .toList();
      assertEquals(expected, index.find(term, 0, Integer.MAX_VALUE));
      assertEquals(
          expected.stream().filter(i -> i >= size / 2).limit(5).toList(),
          index.find(term, size / 2, 5));
    }
  }

  @Test
  void aLostOrDamagedIndexIsMadeAgainByteForByte() throws Exception {
    Path directory = folder.resolve("index");
    try (FileLog log = log(0, ENTRIES)) {
      EntryIndex.rebuild(directory, log, RUN).close();
      Map<String, byte[]> whole = runs();
      for (String file : whole.keySet()) {
        byte[] damaged = whole.get(file).clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(directory.resolve(file), damaged);
        IOException e = assertThrows(IOException.class, () -> EntryIndex.open(directory, log, RUN));
        assertTrue(e.getMessage().contains(file), e.getMessage());
        EntryIndex.rebuild(directory, log, RUN).close();
      }
      assertTrue(whole.size() > 1, whole.keySet().toString());
      Files.delete(directory.resolve(whole.keySet().iterator().next()));
      assertThrows(IOException.class, () -> EntryIndex.open(directory, log, RUN));
      DurableFiles.deleteTree(directory);
      try (EntryIndex again = EntryIndex.rebuild(directory, log, RUN)) {
        assertFindsEverything(again, ENTRIES);
      }
      Map<String, byte[]> rebuilt = runs();
      assertEquals(whole.keySet(), rebuilt.keySet());
      whole.forEach((name, bytes) -> assertArrayEquals(bytes, rebuilt.get(name)));
    }
  }

  @Test
  void followedStepByStepItHasTheSameFiles() throws Exception {
    Path directory = folder.resolve("index");
    try (FileLog log = log(0, 0)) {
      try (EntryIndex index = EntryIndex.open(directory, log, RUN)) {
        for (int i = 0; i < 5 * RUN + 10; i += 50) {
          List<CompletableFuture<?>> appended = new ArrayList<>();
          for (int j = i; j < i + 50; j++) {
            appended.add(log.append(entry(j)));
          }
          appended.forEach(CompletableFuture::join);
          index.follow();
        }
      }
      Map<String, byte[]> grown = runs();
      EntryIndex.rebuild(directory, log, RUN).close();
      Map<String, byte[]> rebuilt = runs();
      assertEquals(grown.keySet(), rebuilt.keySet());
      grown.forEach((name, bytes) -> assertArrayEquals(bytes, rebuilt.get(name)));
    }
  }

  @Test
  void whatACrashLeavesOfAMergeIsRemoved() throws Exception {
    Path directory = folder.resolve("index");
    Path parts = folder.resolve("parts");
    try (FileLog log = log(0, RUN)) {
      EntryIndex.rebuild(directory, log, RUN).close();
      Files.createDirectory(parts);
      for (String file : runs().keySet()) {
        Files.copy(directory.resolve(file), parts.resolve(file));
      }
    }
    try (FileLog log = log(RUN, 2 * RUN)) {
      EntryIndex.rebuild(directory, log, RUN).close();
      assertEquals(1, runs().size());
      try (Stream<Path> files = Files.list(parts)) {
        for (Path part : files.toList()) {
          Files.copy(part, directory.resolve(part.getFileName().toString()));
        }
      }
      Files.writeString(directory.resolve(DurableFiles.TEMPORARY_PREFIX + "x"), "half a run");
      try (EntryIndex index = EntryIndex.open(directory, log, RUN)) {
        assertFindsEverything(index, 2 * RUN);
      }
      assertEquals(1, runs().size());
    }
  }

  @Test
  void anotherLogsIndexIsRefused() throws Exception {
    Path directory = folder.resolve("index");
    try (FileLog log = log(0, RUN)) {
      EntryIndex.rebuild(directory, log, RUN).close();
    }
    try (FileLog other = FileLog.open(folder.resolve("other"), ORIGIN, SIGNER)) {
      other.append(entry(1)).join();
      IOException e = assertThrows(IOException.class, () -> EntryIndex.open(directory, other, RUN));
      assertTrue(e.getMessage().contains("another log"), e.getMessage());
    }
    assertFalse(runs().isEmpty(), "opening never deletes what it refuses");
  }

  private Map<String, byte[]> runs() throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return contents;
  }
}
