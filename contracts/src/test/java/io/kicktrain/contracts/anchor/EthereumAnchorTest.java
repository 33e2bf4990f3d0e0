package io.kicktrain.contracts.anchor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kicktrain.contracts.evm.TestClock;
import io.kicktrain.contracts.evm.World;
import io.kicktrain.ledger.anchor.AnchorState;
import io.kicktrain.ledger.anchor.AnchorStatus;
import io.kicktrain.ledger.anchor.AnchoredHead;
import io.kicktrain.ledger.note.TreeHead;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of an anchor, with blocks that come when the test says so. */
class EthereumAnchorTest {

  @TempDir Path folder;
  private final TestClock clock = new TestClock();

  private World world() throws Exception {
    return new World(folder, "--slots-in-an-epoch", "1");
  }

  private static void byHand(World world) {
    world.devnet.command("evm_setAutomine", false);
  }

  @Test
  void goesFromPendingToMinedToFinalized() throws Exception {
    try (World world = world()) {
      byHand(world);
      EthereumAnchor anchor = world.anchor(clock);
      TreeHead head = world.append(3);
      assertEquals(AnchorState.PENDING, state(anchor.advance(world.anchoredLog())));
      assertEquals(AnchorState.PENDING, state(anchor.advance(world.anchoredLog())));
      world.devnet.mine(1);
      AnchorStatus mined = anchor.advance(world.anchoredLog());
      assertEquals(AnchorState.MINED, state(mined));
      world.devnet.mine(2);
      AnchorStatus done = anchor.advance(world.anchoredLog());
      assertEquals(AnchorState.FINALIZED, state(done));
      assertEquals(List.of(), done.warnings());
      assertEquals(1, done.anchored());
      AnchoredHead newest = done.newest().orElseThrow();
      assertEquals(3, newest.size());
      assertArrayEquals(head.root(), world.contract().latest().root());
      assertEquals(world.contract().latest().time(), newest.since().getEpochSecond());
      anchor.advance(world.anchoredLog());
      assertEquals(1, world.anchored().size(), "a head that is anchored is not anchored again");
    }
  }

  private static AnchorState state(AnchorStatus status) {
    assertEquals(List.of(), status.warnings());
    return status.newest().orElseThrow().state();
  }
}
