package io.kicktrain.contracts.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.contracts.contract.Anchored;
import io.kicktrain.contracts.contract.Latest;
import io.kicktrain.contracts.evm.MemoryLog;
import io.kicktrain.ledger.note.TreeHead;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Histories of chains against logs that are honest and logs that are not. */
class AnchorAuditTest {

  @Test
  void everyAnchorOfAnHonestLogIsAPrefix() {
    AnchorHistory history = history(3, 5, 8, 100);
    assertEquals(List.of(), check(history, MemoryLog.ofSize(100)));
    assertEquals(List.of(), check(history, MemoryLog.ofSize(1000)));
    assertEquals(List.of(), check(history(), MemoryLog.ofSize(7)));
  }

  @Test
  void rewrittenEntryIsNamedByItsIndex() {
    MemoryLog forged = new MemoryLog();
    for (int i = 0; i < 20; i++) {
      forged.add(i == 7 ? "a lie" : "entry " + i);
    }
    List<AnchorFinding> exact = check(history(3, 7, 8, 12), forged);
    assertEquals(1, exact.size());
    assertEquals(7, exact.get(0).index());
    assertTrue(exact.get(0).what().startsWith("entry 7 is not the one that was anchored on 1970"));
    List<AnchorFinding> range = check(history(3, 12, 14), forged);
    assertEquals(3, range.get(0).index());
    assertTrue(range.get(0).what().contains("3 to 11"), range.get(0).what());
  }

  @Test
  void logThatWasCutOffIsNamed() {
    List<AnchorFinding> found = check(history(3, 10), MemoryLog.ofSize(9));
    assertEquals(9, found.get(0).index());
    assertTrue(found.get(0).what().contains("cut off"), found.get(0).what());
  }

  @Test
  void withheldAnchorsAreNoticed() {
    AnchorHistory all = history(3, 5, 8);
    for (int gone = 0; gone < 3; gone++) {
      List<Anchored> shown = new ArrayList<>(all.anchors());
      shown.remove(gone);
      AnchorHistory partial = new AnchorHistory(shown, all.latest(), all.newestBlock());
      List<AnchorFinding> found = check(partial, MemoryLog.ofSize(9));
      assertEquals(1, found.size(), "without number " + gone);
      assertTrue(found.get(0).what().contains("does not show"), found.get(0).what());
    }
    AnchorHistory later =
        new AnchorHistory(all.anchors().subList(1, 3), all.latest(), all.newestBlock());
    assertEquals(
        List.of(),
        AnchorAudit.check(later, MemoryLog.ofSize(9), MemoryLog.ofSize(9).treeHead(), false));
  }

  private static List<AnchorFinding> check(AnchorHistory history, MemoryLog log) {
    return AnchorAudit.check(history, log, log.treeHead(), true);
  }

  /** The history of an honest log's anchors at these sizes. */
  private static AnchorHistory history(int... sizes) {
    List<Anchored> anchors = new ArrayList<>();
    long previous = 0;
    Latest latest = Latest.NONE;
    for (int size : sizes) {
      TreeHead head = MemoryLog.ofSize(size).treeHead();
      anchors.add(new Anchored(size, previous, 60L * size, head.root(), size, "0x"));
      latest = new Latest(size, head.root(), 60L * size);
      previous = size;
    }
    return new AnchorHistory(anchors, latest, 1000);
  }
}
