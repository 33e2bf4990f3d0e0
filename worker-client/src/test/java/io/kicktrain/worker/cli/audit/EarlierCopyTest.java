package io.kicktrain.worker.cli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.merkle.MerkleTree;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.training.audit.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy against logs that have grown, and logs that were changed since. */
class EarlierCopyTest {
  private static final int NONE = -1;

  @TempDir private Path temp;
  private final NoteSigner signer = NoteSigner.generate("copy.example", new SecureRandom());

  @Test
  void theFirstDifferenceIsFoundWhereverItIs() {
    for (int leaves = 0; leaves <= 40; leaves++) {
      MerkleTree tree = tree(leaves + 3, NONE);
      assertEquals(OptionalLong.empty(), difference(tree, tree(leaves, NONE), leaves));
      for (int changed = 0; changed < leaves; changed++) {
        MerkleTree other = tree(leaves, changed);
        assertEquals(OptionalLong.of(changed), difference(tree, other, leaves));
      }
    }
  }

  private static OptionalLong difference(MerkleTree one, MerkleTree other, int leaves) {
    return EarlierCopy.firstDifference(one, other, leaves);
  }

  private static MerkleTree tree(int leaves, int changed) {
    MerkleTree tree = new MerkleTree();
    for (int i = 0; i < leaves; i++) {
      tree.add(MerkleHash.leaf(entry(i, changed)));
    }
    return tree;
  }

  @Test
  void aLogThatOnlyGrewIsWhatItWas() throws Exception {
    EarlierCopy copy = copy(log("copied", 700, NONE));
    assertEquals(Optional.empty(), compare(copy, log("same", 700, NONE)));
    assertEquals(Optional.empty(), compare(copy, log("grown", 1000, NONE)));
  }

  @Test
  void anEntryThatWasChangedIsNamed() throws Exception {
    Path folder = log("copied", 700, NONE);
    for (int changed : new int[] {0, 255, 256, 300, 699}) {
      Finding found = compare(copy(folder), log("to-" + changed, 800, changed)).orElseThrow();
      assertEquals(changed, found.index());
      assertEquals(
          "entry %d is another one than in the copy in %s, which stays as it is"
              .formatted(changed, folder),
          found.what());
    }
    assertEquals(Optional.empty(), compare(copy(folder), log("after", 800, 700)));
    Finding first = compare(copy(folder), log("short", 300, 10)).orElseThrow();
    assertEquals(10, first.index());
  }

  @Test
  void aLogThatWasCutOffIsNamed() throws Exception {
    Finding found = compare(copy(log("copied", 700, NONE)), log("cut", 299, NONE)).orElseThrow();
    assertEquals(299, found.index());
    assertTrue(found.what().startsWith("entry 299 is gone, and those after it"), found.what());
  }

  @Test
  void aDamagedCopyOrOneOfAnotherLogAccusesNobody() throws Exception {
    assertEquals(Optional.empty(), open(temp.resolve("nowhere"), signer));
    Path folder = log("copied", 700, NONE);
    NoteSigner other = NoteSigner.generate("copy.example", new SecureRandom());
    assertEquals(Optional.empty(), open(folder, other));
    EarlierCopy copy = copy(folder);
    Path forged = log("forged", 700, 3);
    assertEquals(Optional.empty(), copy.compare(new TileFiles(forged), other.verifierKey()));
    Files.delete(forged.resolve("tile/1/000.p/2"));
    assertEquals(Optional.empty(), compare(copy, forged));
    Files.delete(folder.resolve("tile/1/000.p/2"));
    assertEquals(Optional.empty(), open(folder, signer));
    Files.writeString(folder.resolve("checkpoint"), "rubbish");
    assertEquals(Optional.empty(), open(folder, signer));
  }

  private EarlierCopy copy(Path folder) throws Exception {
    return open(folder, signer).orElseThrow();
  }

  private static Optional<EarlierCopy> open(Path folder, NoteSigner signer) throws Exception {
    return EarlierCopy.open(folder, signer.verifierKey());
  }

  private Optional<Finding> compare(EarlierCopy copy, Path served) throws Exception {
    return copy.compare(new TileFiles(served), signer.verifierKey());
  }

  /** The public files of a log, one entry of which is another one than in the others. */
  private Path log(String name, int entries, int changed) throws Exception {
    Path folder = temp.resolve(name);
    try (FileLog log = FileLog.open(folder, signer.name(), signer)) {
      Future<?> last = CompletableFuture.completedFuture(null);
      for (int i = 0; i < entries; i++) {
        last = log.append(entry(i, changed));
      }
      last.get();
    }
    return folder.resolve("public");
  }

  private static byte[] entry(int index, int changed) {
    String text = (index == changed ? "a lie " : "entry ") + index;
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
