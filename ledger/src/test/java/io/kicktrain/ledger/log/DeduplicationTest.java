package io.kicktrain.ledger.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.dedup.EntryIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries here are "identity:rest", or have no identity when there is no colon. */
class DeduplicationTest {
  private static final EntryIdentity BEFORE_COLON =
      entry -> {
        String text = new String(entry, StandardCharsets.UTF_8);
        int colon = text.indexOf(':');
        return colon < 0 ? null : Arrays.copyOf(entry, colon);
      };

  @TempDir Path directory;
  private LogFixture fixture;

  @BeforeEach
  void fixture() {
    fixture = new LogFixture(directory.resolve("log"));
  }

  @Test
  void anEntryThatIsThereGivesItsReceipt() throws Exception {
    try (FileLog log = open()) {
      Receipt first = log.append(bytes("a:1")).join();
      log.append(bytes("b:1")).join();
      Receipt again = log.append(bytes("a:2")).join();
      assertEquals(first.index(), again.index());
      assertTrue(again.verify(bytes("a:1"), LogFixture.KEY), "the original is what is in the log");
      assertEquals(2, again.treeHead().size());
      assertEquals(2, log.treeHead().size());
    }
  }

  @Test
  void alsoAfterARestartAndAfterAClosedLogsIndexIsGone() throws Exception {
    try (FileLog log = open()) {
      log.append(bytes("a:1")).join();
    }
    try (FileLog log = open()) {
      assertEquals(0, log.append(bytes("a:2")).join().index());
      assertEquals(1, log.append(bytes("b:2")).join().index());
    }
    try (FileLog log = fixture.open()) {
      assertEquals(2, log.append(bytes("a:3")).join().index(), "opened without an identity");
    }
    try (FileLog log = open()) {
      assertEquals(0, log.append(bytes("a:4")).join().index(), "the first one stays the original");
    }
  }

  @Test
  void withinOneBatchAndFromManyThreadsEachIsInTheLogOnce() throws Exception {
    List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
    try (FileLog log = open()) {
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        threads.add(new Thread(() -> appendAll(log, receipts)));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(300, log.treeHead().size());
      for (CompletableFuture<Receipt> receipt : receipts) {
        long index = receipt.join().index();
        assertTrue(receipt.join().verify(log.entry(index), LogFixture.KEY));
      }
      assertEquals(300, receipts.stream().map(r -> r.join().index()).distinct().count());
    }
  }

  private static void appendAll(FileLog log, List<CompletableFuture<Receipt>> receipts) {
    for (int i = 0; i < 300; i++) {
      CompletableFuture<Receipt> receipt = log.append(bytes(i + ":"));
      synchronized (receipts) {
        receipts.add(receipt);
      }
    }
    synchronized (receipts) {
      receipts.forEach(CompletableFuture::join);
    }
  }

  @Test
  void entriesWithoutIdentityAreAlwaysNew() throws Exception {
    try (FileLog log = open()) {
      assertEquals(0, log.append(bytes("same")).join().index());
      assertEquals(1, log.append(bytes("same")).join().index());
      assertArrayEquals(bytes("same"), log.entry(1));
    }
  }

  private FileLog open() throws IOException {
    return fixture.open(BEFORE_COLON, Step.Hook.NONE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
