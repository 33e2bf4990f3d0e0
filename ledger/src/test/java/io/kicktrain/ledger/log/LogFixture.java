package io.kicktrain.ledger.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.dedup.EntryIdentity;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.merkle.MerkleTree;
import io.kicktrain.ledger.merkle.ProofVerifier;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.ledger.tile.VerifiedTiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A log in a directory, the entries it must hold, and the invariants of the whole. */
final class LogFixture {
  static final String ORIGIN = "log.example/test";
  static final NoteSigner SIGNER = NoteSigner.generate(ORIGIN, new SecureRandom());
  static final VerifierKey KEY = SIGNER.verifierKey();
  static final FileLogOptions SMALL = new FileLogOptions(1 << 16, 1024, 1 << 20, 0, null);

  final Path directory;

  LogFixture(Path directory) {
    this.directory = directory;
  }

  FileLog open() throws IOException {
    return open(Step.Hook.NONE);
  }

  FileLog open(Step.Hook hook) throws IOException {
    return open(EntryIdentity.DISTINCT, hook);
  }

  FileLog open(EntryIdentity identity, Step.Hook hook) throws IOException {
    return FileLog.open(directory, new LogSetup(ORIGIN, List.of(SIGNER), identity, SMALL, hook));
  }

  static byte[] entry(int number) {
    return ("entry " + number).getBytes(StandardCharsets.UTF_8);
  }

  /** Appends entries {@code from..to-1} as one batch or more, and returns their receipts. */
  static List<Receipt> append(FileLog log, int from, int to) {
    var futures = new ArrayList<CompletableFuture<Receipt>>();
    for (int i = from; i < to; i++) {
      futures.add(log.append(entry(i)));
    }
    return futures.stream().map(f -> f.join()).toList();
  }

  /** Everything that must hold for a log that was given entries 0, 1, 2, ... in this order. */
  static void assertInvariants(FileLog log) throws IOException {
    TreeHead head = log.treeHead();
    assertEquals(head, TreeHead.parse(SignedNote.parse(log.signedTreeHead()).text()));
    assertTrue(SignedNote.parse(log.signedTreeHead()).signedBy(KEY));
    MerkleTree expected = new MerkleTree();
    List<byte[]> entries = new ArrayList<>();
    log.forEach(
        0,
        (index, bytes) -> {
          assertEquals(entries.size(), index);
          assertArrayEquals(entry((int) index), bytes);
          entries.add(bytes);
          expected.add(MerkleHash.leaf(bytes));
        });
    assertEquals(head.size(), entries.size());
    assertArrayEquals(expected.root(), head.root());
    assertStaticFiles(log.files(), head, entries);
    for (int i = 0; i < entries.size(); i += 1 + entries.size() / 20) {
      assertTrue(log.receipt(i).verify(entries.get(i), KEY));
      assertArrayEquals(entries.get(i), log.entry(i));
    }
  }

  /** What a stranger sees who has nothing but the files and the key. */
  private static void assertStaticFiles(TileFiles files, TreeHead head, List<byte[]> entries)
      throws IOException {
    String checkpoint = new String(files.read(TileFiles.CHECKPOINT), StandardCharsets.UTF_8);
    SignedNote note = SignedNote.parse(checkpoint);
    assertTrue(note.signedBy(KEY));
    assertEquals(head, TreeHead.parse(note.text()));
    VerifiedTiles tiles = new VerifiedTiles(files, head);
    for (long bundle = 0; bundle * 256 < head.size(); bundle++) {
      List<byte[]> read = tiles.bundle(bundle);
      for (int i = 0; i < read.size(); i++) {
        assertArrayEquals(entries.get((int) bundle * 256 + i), read.get(i));
      }
    }
  }

  /** The later tree head must contain the earlier one. */
  static void assertExtends(TreeHead earlier, FileLog log) {
    TreeHead later = log.treeHead();
    assertTrue(
        ProofVerifier.consistency(
            earlier.size(),
            earlier.root(),
            later.size(),
            later.root(),
            log.consistencyProof(earlier.size(), later.size())));
  }

  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(dir)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException vanished) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!file.getFileName().toString().startsWith(DurableFiles.TEMPORARY_PREFIX)) {
              Files.copy(file, to.resolve(from.relativize(file)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
