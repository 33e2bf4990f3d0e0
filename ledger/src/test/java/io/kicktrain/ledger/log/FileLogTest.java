package io.kicktrain.ledger.log;

import static io.kicktrain.ledger.log.LogFixture.append;
import static io.kicktrain.ledger.log.LogFixture.assertExtends;
import static io.kicktrain.ledger.log.LogFixture.assertInvariants;
import static io.kicktrain.ledger.log.LogFixture.entry;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.tile.TileException;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.ledger.tile.TileId;
import io.kicktrain.ledger.tile.VerifiedTiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogTest {
  @TempDir Path directory;
  private LogFixture fixture;

  @BeforeEach
  void fixture() {
    fixture = new LogFixture(directory.resolve("log"));
  }

  @Test
  void growsThroughAllTileShapesAndReopens() throws Exception {
    int size = 0;
    TreeHead earlier = null;
    for (int next : new int[] {0, 1, 2, 255, 256, 257, 511, 512, 700, 1300}) {
      try (FileLog log = fixture.open()) {
        assertInvariants(log);
        List<Receipt> receipts = append(log, size, next);
        for (int i = 0; i < receipts.size(); i++) {
          assertEquals(size + i, receipts.get(i).index());
          assertTrue(receipts.get(i).verify(entry(size + i), LogFixture.KEY));
        }
        assertInvariants(log);
        if (earlier != null) {
          assertExtends(earlier, log);
        }
        earlier = log.treeHead();
      }
      size = next;
    }
  }

  @Test
  void loneAppendsKeepEveryPublishedTreeReadable() throws Exception {
    try (FileLog log = fixture.open()) {
      List<TreeHead> heads = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        append(log, i, i + 1);
        heads.add(log.treeHead());
      }
      for (TreeHead head : heads) {
        VerifiedTiles tiles = new VerifiedTiles(log.files(), head);
        assertArrayEquals(entry((int) head.size() - 1), tiles.entry(head.size() - 1));
        assertExtends(head, log);
      }
      assertInvariants(log);
    }
    try (FileLog log = fixture.open()) {
      for (long size = 1; size <= 300; size++) {
        assertTrue(log.inclusionProof(0, size).size() <= 9);
      }
    }
  }

  @Test
  void manyThreadsEachGetTheirOwnPlace() throws Exception {
    try (FileLog log = fixture.open()) {
      List<CompletableFuture<Receipt>> futures = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        Thread thread =
            new Thread(
                () -> {
                  for (int i = 0; i < 500; i++) {
                    CompletableFuture<Receipt> future = log.append(new byte[100]);
                    synchronized (futures) {
                      futures.add(future);
                    }
                  }
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      long distinct = futures.stream().map(f -> f.join().index()).distinct().count();
      assertEquals(2000, distinct);
      assertEquals(2000, log.treeHead().size());
      assertTrue(futures.stream().allMatch(f -> f.join().verify(new byte[100], LogFixture.KEY)));
    }
  }

  @Test
  void retiredSegmentsLeaveTilesThatCarryTheLog() throws Exception {
    byte[] large = new byte[20_000];
    List<byte[]> entries = new ArrayList<>();
    try (FileLog log = fixture.open()) {
      for (int i = 0; i < 40; i++) {
        large[0] = (byte) i;
        entries.add(large.clone());
        assertTrue(log.append(large.clone()).join().verify(large, LogFixture.KEY));
      }
    }
    assertEquals(1, WriteAheadLog.segments(fixture.directory.resolve("wal")).size());
    try (FileLog log = fixture.open()) {
      assertEquals(40, log.treeHead().size());
      for (int i = 0; i < 40; i++) {
        assertArrayEquals(entries.get(i), log.entry(i));
      }
    }
  }

  @Test
  void receiptsVerifyForNothingElse() throws Exception {
    try (FileLog log = fixture.open()) {
      Receipt receipt = append(log, 0, 5).get(3);
      byte[] entry = entry(3);
      assertTrue(receipt.verify(entry, LogFixture.KEY));
      assertFalse(receipt.verify(entry(2), LogFixture.KEY));
      NoteSigner other = NoteSigner.generate(LogFixture.ORIGIN, new SecureRandom());
      assertFalse(receipt.verify(entry, other.verifierKey()));
      NoteSigner stranger = NoteSigner.generate("other.example", new SecureRandom());
      String body = receipt.treeHead().body();
      String resigned = SignedNote.sign(body, stranger).format();
      assertFalse(with(receipt, 3, resigned).verify(entry, stranger.verifierKey()));
      assertFalse(with(receipt, 2, receipt.signedTreeHead()).verify(entry, LogFixture.KEY));
      assertFalse(with(receipt, 3, "no note").verify(entry, LogFixture.KEY));
      byte[] leaf = MerkleHash.leaf(entry(2));
      Receipt wrongLeaf = new Receipt(3, leaf, receipt.proof(), receipt.signedTreeHead());
      assertFalse(wrongLeaf.verify(entry, LogFixture.KEY));
      assertFalse(wrongLeaf.verify(entry(2), LogFixture.KEY));
    }
  }

  private static Receipt with(Receipt receipt, long index, String note) {
    return new Receipt(index, receipt.leafHash(), receipt.proof(), note);
  }

  @Test
  void twoKeysSignDuringARotation() throws Exception {
    NoteSigner next = NoteSigner.generate(LogFixture.ORIGIN, new SecureRandom());
    try (FileLog log = fixture.open()) {
      append(log, 0, 3);
    }
    List<NoteSigner> both = List.of(LogFixture.SIGNER, next);
    try (FileLog log = FileLog.open(fixture.directory, LogFixture.ORIGIN, both, LogFixture.SMALL)) {
      Receipt receipt = append(log, 3, 4).get(0);
      assertTrue(receipt.verify(entry(3), LogFixture.KEY));
      assertTrue(receipt.verify(entry(3), next.verifierKey()));
    }
    try (FileLog log = FileLog.open(fixture.directory, LogFixture.ORIGIN, next)) {
      assertFalse(log.receipt(3).verify(entry(3), LogFixture.KEY));
      assertTrue(log.receipt(3).verify(entry(3), next.verifierKey()));
    }
  }

  @Test
  void refusesASecondOpenAndOtherNames() throws Exception {
    try (FileLog log = fixture.open()) {
      LogException busy = assertThrows(LogException.class, fixture::open);
      assertTrue(busy.getMessage().contains("open already"), busy.getMessage());
      append(log, 0, 1);
    }
    NoteSigner other = NoteSigner.generate("other.example", new SecureRandom());
    assertThrows(
        IllegalArgumentException.class,
        () -> FileLog.open(fixture.directory, LogFixture.ORIGIN, other));
    assertThrows(LogException.class, () -> FileLog.open(fixture.directory, "other.example", other));
  }

  @Test
  void refusesWhatIsNotThere() throws Exception {
    try (FileLog log = fixture.open()) {
      append(log, 0, 3);
      assertThrows(IllegalArgumentException.class, () -> log.append(new byte[65_536]));
      assertThrows(IllegalArgumentException.class, () -> log.receipt(3));
      assertThrows(IllegalArgumentException.class, () -> log.entry(-1));
      assertThrows(IllegalArgumentException.class, () -> log.inclusionProof(0, 4));
      assertThrows(IllegalArgumentException.class, () -> log.inclusionProof(2, 2));
      assertThrows(IllegalArgumentException.class, () -> log.consistencyProof(2, 1));
      assertThrows(IllegalArgumentException.class, () -> log.forEach(4, (i, e) -> {}));
    }
  }

  @Test
  void aClosedLogRefusesAndALastAppendIsFinished() throws Exception {
    FileLog log = fixture.open();
    CompletableFuture<Receipt> last = log.append(entry(0));
    log.close();
    assertTrue(last.join().verify(entry(0), LogFixture.KEY));
    assertThrows(LogException.class, () -> log.append(entry(1)));
  }

  @Test
  void aFullDiskRefusesWithoutStopping() throws Exception {
    FileLogOptions never = new FileLogOptions(1 << 16, 1024, 1 << 20, Long.MAX_VALUE, null);
    try (FileLog log =
        FileLog.open(fixture.directory, LogFixture.ORIGIN, List.of(LogFixture.SIGNER), never)) {
      CompletableFuture<Receipt> refused = log.append(entry(0));
      CompletionException e = assertThrows(CompletionException.class, refused::join);
      assertTrue(e.getCause().getMessage().contains("make room"), e.getMessage());
      assertThrows(CompletionException.class, () -> log.append(entry(0)).join());
      assertEquals(0, log.treeHead().size());
    }
  }

  @Test
  void aFlippedBitInAServedFileIsNoticed() throws Exception {
    try (FileLog log = fixture.open()) {
      append(log, 0, 700);
    }
    for (TileId tile :
        List.of(TileId.full(TileId.ENTRIES, 1), TileId.full(0, 1), TileId.inTree(1, 0, 700))) {
      Path file = new LogLayout(fixture.directory).files().file(tile);
      byte[] good = Files.readAllBytes(file);
      byte[] bad = good.clone();
      bad[bad.length / 2] ^= 4;
      Files.write(file, bad);
      TileFiles files = new LogLayout(fixture.directory).files();
      TreeHead head =
          TreeHead.parse(
              SignedNote.parse(new String(files.read("checkpoint"), StandardCharsets.UTF_8))
                  .text());
      assertThrows(
          TileException.class,
          () -> {
            VerifiedTiles tiles = new VerifiedTiles(files, head);
            tiles.bundle(1);
          });
      Files.write(file, good);
    }
  }
}
