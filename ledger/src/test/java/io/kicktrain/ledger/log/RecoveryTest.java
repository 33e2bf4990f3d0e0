package io.kicktrain.ledger.log;

import static io.kicktrain.ledger.log.LogFixture.append;
import static io.kicktrain.ledger.log.LogFixture.assertExtends;
import static io.kicktrain.ledger.log.LogFixture.assertInvariants;
import static io.kicktrain.ledger.log.LogFixture.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.TreeHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a crash leaves is recovered; whatever a crash cannot leave is refused. */
class RecoveryTest {
  /** Length of the header of a write-ahead log segment. */
  private static final int HEADER = 112;

  @TempDir Path directory;

  /** Stands for the moment of a crash: the files are copied as they are. */
  private static final class Snapshots implements Step.Hook {
    private final Path log;
    private final Path target;
    private final Step step;
    private int taken;

    Snapshots(Path log, Path target, Step step) {
      this.log = log;
      this.target = target;
      this.step = step;
    }

    /** Synchronized, so that the other threads of the log stand still at their next step. */
    @Override
    public synchronized void reached(Step reached) {
      if (reached == step) {
        try {
          LogFixture.copy(log, target.resolve("crash" + taken++));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void aCrashAfterAnyStepLosesNothingAcknowledged(Step step) throws Exception {
    LogFixture fixture = new LogFixture(directory.resolve("log"));
    Snapshots snapshots = new Snapshots(fixture.directory, directory, step);
    List<TreeHead> acknowledged = new ArrayList<>();
    int perRound = step.ordinal() > Step.PUBLISHED.ordinal() ? 4000 : 150;
    try (FileLog log = fixture.open(snapshots)) {
      for (int round = 0; round < 4; round++) {
        append(log, round * perRound, (round + 1) * perRound);
        acknowledged.add(log.treeHead());
      }
    }
    assertTrue(snapshots.taken > 0, "the step was never reached");
    for (int i = 0; i < snapshots.taken; i += 1 + snapshots.taken / 12) {
      LogFixture crashed = new LogFixture(directory.resolve("crash" + i));
      try (FileLog log = crashed.open()) {
        assertInvariants(log);
        int size = (int) log.treeHead().size();
        for (TreeHead head : acknowledged) {
          if (head.size() <= size) {
            assertExtends(head, log);
          }
        }
        append(log, size, size + 5);
        assertInvariants(log);
      }
    }
  }

  /** Three entries before the segment, two batches in it, all signed; and the state before. */
  private record Cut(LogFixture log, byte[] wal, int end, LogFixture before) {}

  private Cut prepareCut() throws IOException {
    LogFixture fixture = new LogFixture(directory.resolve("log"));
    try (FileLog log = fixture.open()) {
      append(log, 0, 3);
    }
    LogFixture before = copyOf(fixture, "before");
    LogFixture after;
    try (FileLog log = fixture.open()) {
      append(log, 3, 4);
      append(log, 4, 5);
      after = copyOf(fixture, "after");
    }
    byte[] wal = Files.readAllBytes(wal(after));
    int end = wal.length;
    while (wal[end - 1] == 0) {
      end--;
    }
    return new Cut(after, wal, end, before);
  }

  @Test
  void aWriteAheadLogCutInWhatWasSignedIsRefused() throws Exception {
    Cut cut = prepareCut();
    for (int at = 0; at < cut.end; at += at < HEADER - 4 ? 27 : 1) {
      for (byte[] torn : new byte[][] {zeroed(cut.wal, at), Arrays.copyOf(cut.wal, at)}) {
        Files.write(wal(cut.log), torn);
        assertThrows(LogException.class, cut.log::open);
      }
    }
    Files.write(wal(cut.log), cut.wal);
    try (FileLog log = cut.log.open()) {
      assertEquals(5, log.treeHead().size());
      assertInvariants(log);
    }
  }

  @Test
  void aWriteAheadLogCutInWhatWasNotSignedIsRecovered() throws Exception {
    Cut cut = prepareCut();
    for (int at = HEADER; at <= cut.end; at++) {
      LogFixture unsigned = copyOf(cut.log, "unsigned" + at);
      Files.write(wal(unsigned), zeroed(cut.wal, at));
      for (String older : List.of("last-signed", "public/checkpoint")) {
        Files.copy(cut.before.directory.resolve(older), replace(unsigned.directory.resolve(older)));
      }
      try (FileLog log = unsigned.open()) {
        int size = (int) log.treeHead().size();
        assertTrue(size >= 3 && (at < cut.end || size == 5), "size " + size);
        append(log, size, size + 2);
        assertInvariants(log);
      }
    }
  }

  private static byte[] zeroed(byte[] wal, int from) {
    return Arrays.copyOf(Arrays.copyOf(wal, from), wal.length);
  }

  @Test
  void tilesThatTheWriteAheadLogCoversMayBeLost() throws Exception {
    LogFixture fixture = new LogFixture(directory.resolve("log"));
    LogFixture crashed;
    try (FileLog log = fixture.open()) {
      append(log, 0, 600);
      crashed = copyOf(fixture, "crashed");
    }
    DurableFiles.deleteTree(crashed.directory.resolve("public/tile"));
    try (FileLog log = crashed.open()) {
      assertEquals(600, log.treeHead().size());
      assertInvariants(log);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tile/0/000", "tile/0/002.p/88", "tile/entries/002.p/88", "tile/1/000.p/2"})
  void tilesBeforeTheWriteAheadLogMustBeThere(String path) throws Exception {
    LogFixture fixture = new LogFixture(directory.resolve("log"));
    try (FileLog log = fixture.open()) {
      append(log, 0, 600);
    }
    try (FileLog log = fixture.open()) {
      assertInvariants(log);
    }
    Files.delete(fixture.directory.resolve("public").resolve(path));
    if (path.equals("tile/0/000")) {
      try (FileLog log = fixture.open()) {
        LogException e = assertThrows(LogException.class, () -> log.receipt(3));
        assertTrue(e.getMessage().contains(path), e.getMessage());
      }
    } else {
      LogException e = assertThrows(LogException.class, fixture::open);
      assertTrue(e.getMessage().contains(path), e.getMessage());
    }
  }

  @Test
  void anOldBackupIsRefused() throws Exception {
    LogFixture fixture = new LogFixture(directory.resolve("log"));
    try (FileLog log = fixture.open()) {
      append(log, 0, 10);
    }
    LogFixture backup = copyOf(fixture, "backup");
    try (FileLog log = fixture.open()) {
      append(log, 10, 20);
    }
    for (String newer : List.of("last-signed", "public/checkpoint")) {
      LogFixture restored = copyOf(backup, "restored-" + newer.length());
      Files.copy(fixture.directory.resolve(newer), replace(restored.directory.resolve(newer)));
      LogException e = assertThrows(LogException.class, restored::open);
      assertTrue(e.getMessage().contains("backup"), e.getMessage());
    }
  }

  @Test
  void aStateOnAnotherDiskShowsThatTheWholeLogIsOld() throws Exception {
    FileLogOptions options = LogFixture.SMALL.withLastSigned(directory.resolve("other/state"));
    Path log = directory.resolve("log");
    try (FileLog first = FileLog.open(log, LogFixture.ORIGIN, signer(), options)) {
      append(first, 0, 10);
    }
    LogFixture.copy(log, directory.resolve("backup"));
    try (FileLog second = FileLog.open(log, LogFixture.ORIGIN, signer(), options)) {
      append(second, 10, 11);
    }
    LogException e =
        assertThrows(
            LogException.class,
            () -> FileLog.open(directory.resolve("backup"), LogFixture.ORIGIN, signer(), options));
    assertTrue(e.getMessage().contains("only 10 are left"), e.getMessage());
  }

  @Test
  void aForkIsRefused() throws Exception {
    LogFixture fixture = new LogFixture(directory.resolve("log"));
    LogFixture fork = new LogFixture(directory.resolve("fork"));
    try (FileLog log = fixture.open()) {
      append(log, 0, 10);
    }
    try (FileLog log = fork.open()) {
      append(log, 100, 110);
    }
    Files.copy(
        fork.directory.resolve("last-signed"), replace(fixture.directory.resolve("last-signed")));
    LogException e = assertThrows(LogException.class, fixture::open);
    assertTrue(e.getMessage().contains("do not give the root"), e.getMessage());
  }

  @Test
  void aLostOrBrokenStateIsRefused() throws Exception {
    LogFixture fixture = new LogFixture(directory.resolve("log"));
    try (FileLog log = fixture.open()) {
      append(log, 0, 10);
      append(log, 10, 11);
    }
    Path state = fixture.directory.resolve("last-signed");
    byte[] good = Files.readAllBytes(state);
    for (int slot : new int[] {0, 4096}) {
      byte[] oneBroken = good.clone();
      oneBroken[slot + 30] ^= 1;
      Files.write(state, oneBroken);
      copyOf(fixture, "slot" + slot).open().close();
    }
    byte[] broken = good.clone();
    broken[30] ^= 1;
    broken[4096 + 30] ^= 1;
    Files.write(state, broken);
    assertThrows(LogException.class, fixture::open);
    Files.delete(state);
    assertThrows(LogException.class, fixture::open);
    Files.write(state, good);
    Path checkpoint = fixture.directory.resolve("public/checkpoint");
    Files.writeString(checkpoint, "rubbish");
    try (FileLog log = fixture.open()) {
      assertInvariants(log);
    }
    DurableFiles.deleteTree(fixture.directory.resolve("wal"));
    LogException e = assertThrows(LogException.class, fixture::open);
    assertTrue(e.getMessage().contains("is gone"), e.getMessage());
  }

  @Test
  void aFailureInTheMiddleStopsTheLogAndRecoveryGoesOn() throws Exception {
    LogFixture fixture = new LogFixture(directory.resolve("log"));
    int[] countdown = {3};
    Step.Hook failing =
        step -> {
          if (step == Step.WAL_SYNCED && --countdown[0] == 0) {
            throw new IllegalStateException("disk on fire");
          }
        };
    try (FileLog log = fixture.open(failing)) {
      append(log, 0, 1);
      append(log, 1, 2);
      CompletionException e =
          assertThrows(CompletionException.class, () -> log.append(entry(2)).join());
      assertTrue(e.getCause().getMessage().contains("disk on fire"), e.getMessage());
      assertThrows(LogException.class, () -> log.append(entry(3)));
      assertEquals(2, log.treeHead().size());
    }
    try (FileLog log = fixture.open()) {
      assertEquals(3, log.treeHead().size(), "the synced batch is in, though not acknowledged");
      assertInvariants(log);
    }
  }

  @Test
  void temporaryFilesAreNoSegments() throws Exception {
    LogFixture fixture = new LogFixture(directory.resolve("log"));
    try (FileLog log = fixture.open()) {
      append(log, 0, 2);
    }
    Path left = fixture.directory.resolve("wal/" + DurableFiles.TEMPORARY_PREFIX + "1");
    Files.write(left, new byte[10]);
    try (FileLog log = fixture.open()) {
      assertInvariants(log);
    }
    assertFalse(Files.exists(left), "a crash must not leave files for ever");
  }

  private static List<NoteSigner> signer() {
    return List.of(LogFixture.SIGNER);
  }

  private LogFixture copyOf(LogFixture fixture, String name) throws IOException {
    LogFixture copy = new LogFixture(directory.resolve(name));
    LogFixture.copy(fixture.directory, copy.directory);
    return copy;
  }

  private static Path replace(Path file) throws IOException {
    Files.delete(file);
    return file;
  }

  private static Path wal(LogFixture fixture) throws IOException {
    try (Stream<Path> files = Files.list(fixture.directory.resolve("wal"))) {
      return files.findFirst().orElseThrow();
    }
  }
}
