package io.kicktrain.ledger.log;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A log that processes die on, and what must hold after each of them. */
final class SurvivingLog {
  private final LogFixture fixture;
  private TreeHead last;

  SurvivingLog(LogFixture fixture) {
    this.fixture = fixture;
  }

  LogFixture fixture() {
    return fixture;
  }

  /** Entries when the log was last looked at. */
  long size() {
    return last == null ? 0 : last.size();
  }

  /**
   * Nothing that the process acknowledged is lost, and the tree contains what it had published and
   * everything before.
   */
  void assertHolds(LogProcess process) throws IOException {
    TreeHead published = published();
    try (FileLog log = fixture.open()) {
      long size = log.treeHead().size();
      assertTrue(
          size > process.acknowledged(),
          () -> "entry " + process.acknowledged() + " is lost: " + process.said());
      for (TreeHead head : new TreeHead[] {last, published}) {
        if (head != null) {
          LogFixture.assertExtends(head, log);
        }
      }
      last = log.treeHead();
    }
  }

  /** The tree head that everybody saw, as the dead process left it; null if there was none yet. */
  private TreeHead published() throws IOException {
    Path checkpoint = new LogLayout(fixture.directory).checkpoint();
    if (Files.notExists(checkpoint)) {
      return null;
    }
    SignedNote note = SignedNote.parse(Files.readString(checkpoint));
    assertTrue(note.signedBy(LogFixture.KEY));
    return TreeHead.parse(note.text());
  }

  /** Every entry is the right one, and every file belongs to the tree. */
  void assertHoldsAll() throws IOException {
    try (FileLog log = fixture.open()) {
      LogFixture.assertInvariants(log);
    }
  }
}
