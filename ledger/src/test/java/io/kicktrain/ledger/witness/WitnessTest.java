package io.kicktrain.ledger.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.merkle.MerkleTree;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.tile.TileFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
  private static final String ORIGIN = "log.example";
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path directory;
  private final NoteSigner logKey = NoteSigner.generate(ORIGIN, RANDOM);
  private final NoteSigner cosigner =
      NoteSigner.generateWitness("witness.example", RANDOM, Clock.systemUTC());

  private Witness witness() {
    return new Witness(
        directory.resolve("witness"), cosigner, Map.of(ORIGIN, List.of(logKey.verifierKey())));
  }

  @Test
  void cosignsAGrowingLogAcrossRestartsOfBoth() throws Exception {
    for (int round = 0; round < 3; round++) {
      try (FileLog log = FileLog.open(directory.resolve("log"), ORIGIN, logKey)) {
        WitnessClient client = new WitnessClient(cosigner.verifierKey(), witness()::addCheckpoint);
        for (int i = 0; i < 3; i++) {
          log.append(new byte[] {(byte) i}).join();
          assertFalse(SignedNote.parse(log.signedTreeHead()).signedBy(cosigner.verifierKey()));
          SignedNote note = client.cosign(log);
          assertEquals(note.format(), log.signedTreeHead());
          assertTrue(note.signedBy(cosigner.verifierKey()));
          assertTrue(note.signedBy(logKey.verifierKey()));
          byte[] served = log.files().read(TileFiles.CHECKPOINT);
          assertEquals(log.signedTreeHead(), new String(served, StandardCharsets.UTF_8));
          assertTrue(log.receipt(0).verify(new byte[] {0}, logKey.verifierKey()));
        }
        assertTrue(client.cosign(log).signedBy(cosigner.verifierKey()), "twice is no harm");
        assertTrue(SignedNote.parse(log.signedTreeHead()).signatures().size() <= 3);
      }
    }
  }

  @Test
  void aLogThatWentBackIsToldSo() throws Exception {
    try (FileLog log = FileLog.open(directory.resolve("log"), ORIGIN, logKey)) {
      log.append(new byte[1]).join();
      new WitnessClient(cosigner.verifierKey(), witness()::addCheckpoint).cosign(log);
    }
    try (FileLog other = FileLog.open(directory.resolve("other"), ORIGIN, logKey)) {
      WitnessClient client = new WitnessClient(cosigner.verifierKey(), witness()::addCheckpoint);
      IOException old = assertThrows(IOException.class, () -> client.cosign(other));
      assertTrue(old.getMessage().contains("went back"), old.getMessage());
      other.append(new byte[2]).join();
      IOException fork = assertThrows(IOException.class, () -> client.cosign(other));
      assertTrue(fork.getMessage().contains("another root"), fork.getMessage());
      other.append(new byte[3]).join();
      IOException longer = assertThrows(IOException.class, () -> client.cosign(other));
      assertTrue(longer.getMessage().contains("does not verify"), longer.getMessage());
    }
  }

  @Test
  void answersAsTheSpecificationDemands() throws Exception {
    MerkleTree tree = new MerkleTree();
    tree.add(new byte[32]);
    tree.add(new byte[32]);
    String two = body(0, tree, logKey);
    tree.add(new byte[32]);
    Witness witness = witness();
    assertEquals(400, witness.addCheckpoint("").status());
    assertEquals(400, witness.addCheckpoint(two.replace("old 0", "old 00")).status());
    assertEquals(400, witness.addCheckpoint(two.replace("old 0", "old 3")).status());
    assertEquals(400, witness.addCheckpoint(two.replace("old 0\n", "old 0\nAAAA\n")).status());
    assertEquals(403, witness.addCheckpoint(two.replace("\n2\n", "\n3\n")).status());
    NoteSigner stranger = NoteSigner.generate("stranger.example", RANDOM);
    String unknown =
        new AddCheckpoint(
                0,
                List.of(),
                SignedNote.sign(new TreeHead("stranger.example", 3, tree.root()).body(), stranger))
            .format();
    assertEquals(404, witness.addCheckpoint(unknown).status());
    assertEquals(
        new WitnessAnswer(409, WitnessAnswer.SIZE_TYPE, "0\n"),
        witness.addCheckpoint(two.replace("old 0", "old 1")));
    assertEquals(
        422,
        witness.addCheckpoint(two.replace("old 0\n", "old 0\n" + "A".repeat(43) + "=\n")).status());
    assertEquals(200, witness.addCheckpoint(two).status());
    assertEquals(
        new WitnessAnswer(409, WitnessAnswer.SIZE_TYPE, "2\n"), witness.addCheckpoint(two));
    assertEquals(200, witness.addCheckpoint(body(2, tree, logKey)).status());
    assertEquals(200, witness.addCheckpoint(body(3, tree, logKey)).status());
  }

  @Test
  void damagedMemoryIsNeverForgotten() throws Exception {
    MerkleTree tree = new MerkleTree();
    tree.add(new byte[32]);
    assertEquals(200, witness().addCheckpoint(body(0, tree, logKey)).status());
    try (Stream<Path> files = Files.list(directory.resolve("witness"))) {
      Files.writeString(files.findFirst().orElseThrow(), "rubbish");
    }
    tree.add(new byte[32]);
    IOException e =
        assertThrows(IOException.class, () -> witness().addCheckpoint(body(1, tree, logKey)));
    assertTrue(e.getMessage().contains("damaged"), e.getMessage());
  }

  private static String body(long from, MerkleTree tree, NoteSigner signer) {
    TreeHead head = new TreeHead(ORIGIN, tree.size(), tree.root());
    return new AddCheckpoint(
            from, tree.consistencyProof(from), SignedNote.sign(head.body(), signer))
        .format();
  }
}
