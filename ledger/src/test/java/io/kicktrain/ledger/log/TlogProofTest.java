package io.kicktrain.ledger.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlogProofTest {
  @TempDir Path directory;

  @Test
  void aReceiptSurvivesItsFile() throws Exception {
    try (FileLog log = new LogFixture(directory).open()) {
      for (int size : new int[] {1, 2, 7}) {
        LogFixture.append(log, (int) log.treeHead().size(), size);
        byte[] entry = LogFixture.entry(size - 1);
        String text = new TlogProof(entry, log.receipt(size - 1)).format();
        TlogProof read = TlogProof.parse(text);
        assertEquals(text, read.format());
        assertArrayEquals(entry, read.entry());
        assertTrue(read.receipt().verify(read.entry(), LogFixture.KEY));
      }
    }
  }

  @Test
  void aChangedFileDoesNotVerify() throws Exception {
    String text;
    try (FileLog log = new LogFixture(directory).open()) {
      LogFixture.append(log, 0, 7);
      text = new TlogProof(LogFixture.entry(3), log.receipt(3)).format();
    }
    int verified = 0;
    for (int i = 0; i < text.length(); i++) {
      for (char replacement : new char[] {'A', '1', '\n', ' '}) {
        StringBuilder changed = new StringBuilder(text);
        changed.setCharAt(i, replacement);
        if (!changed.toString().equals(text) && verifies(changed.toString())) {
          verified++;
        }
      }
      assertFalse(verifies(text.substring(0, i)), "cut at " + i);
    }
    assertEquals(0, verified);
    assertFalse(verifies(text + "x"));
  }

  @Test
  void otherTextsAreRefused() {
    for (String bad :
        new String[] {
          "",
          "c2sp.org/tlog-proof@v1\n",
          "c2sp.org/tlog-proof@v2\nextra \nindex 0\n\nnote",
          "c2sp.org/tlog-proof@v1\nindex 0\n\nnote",
          "c2sp.org/tlog-proof@v1\nextra *\nindex 0\n\nnote",
          "c2sp.org/tlog-proof@v1\nextra \nindex 00\n\nnote",
          "c2sp.org/tlog-proof@v1\nextra \nindex 0\nAAAA\n\nnote",
        }) {
      assertThrows(IllegalArgumentException.class, () -> TlogProof.parse(bad), bad);
    }
  }

  private static boolean verifies(String text) {
    try {
      TlogProof proof = TlogProof.parse(text);
      return proof.receipt().verify(proof.entry(), LogFixture.KEY);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
