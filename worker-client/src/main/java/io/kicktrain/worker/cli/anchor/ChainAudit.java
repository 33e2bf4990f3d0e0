package io.kicktrain.worker.cli.anchor;

import io.kicktrain.contracts.chain.Address;
import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.contract.Anchored;
import io.kicktrain.contracts.contract.TreeHeadAnchor;
import io.kicktrain.contracts.history.AnchorAudit;
import io.kicktrain.contracts.history.AnchorHistory;
import io.kicktrain.contracts.history.TileLog;
import io.kicktrain.contracts.rpc.RpcAddress;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.tile.TileException;
import io.kicktrain.ledger.tile.TileSource;
import io.kicktrain.ledger.tile.VerifiedTiles;
import io.kicktrain.training.audit.Finding;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Holds a log against everything that was anchored in a contract.
 *
 * @param ethereum a node that the auditor trusts; best one of their own
 * @param contract where the heads were anchored
 * @param fromBlock first block to look at, 0 for all
 * @param screen where to tell
 */
public record ChainAudit(RpcAddress ethereum, Address contract, long fromBlock, Screen screen) {

  private static final int BAR = 24;
  private static final int SHOWN = 10;

  /**
   * Checks, and tells since when which entries have been anchored.
   *
   * @param source the log's static files
   * @param head the tree head that was audited
   * @return what is wrong, empty when every anchored head is a prefix of the log
   * @throws IOException if the node cannot be reached, which is no verdict
   */
  public List<Finding> check(TileSource source, TreeHead head) throws IOException {
    Chain chain = Ethereum.open(ethereum, screen);
    TreeHeadAnchor anchor = Ethereum.contract(chain, contract, head.origin());
    AnchorHistory history;
    try {
      history = AnchorHistory.read(chain, anchor, fromBlock, this::draw);
    } catch (IOException e) {
      throw Ethereum.unreachable(e);
    } finally {
      screen.clear();
    }
    List<Finding> findings = held(history, source, head);
    if (findings.isEmpty()) {
      tell(history, head);
    }
    return findings;
  }

  private List<Finding> held(AnchorHistory history, TileSource source, TreeHead head) {
    try {
      TileLog log = new TileLog(new VerifiedTiles(source, head));
      return AnchorAudit.check(history, log, head, fromBlock == 0).stream()
          .map(found -> new Finding(found.index(), found.what()))
          .toList();
    } catch (TileException e) {
      return List.of(new Finding(-1, "the tree does not hold: " + e.getMessage()));
    }
  }

  private void draw(long block, long blocks) {
    long ppm = 1_000_000 * block / blocks;
    screen.live("Reading anchors " + Format.bar(ppm, BAR) + " block " + block + " of " + blocks);
  }

  private void tell(AnchorHistory history, TreeHead head) {
    List<Anchored> anchors = history.anchors();
    screen.say(
        "Anchored: %s in contract %s, every one a prefix of this log"
            .formatted(Format.count(anchors.size(), "tree head", "tree heads"), contract));
    for (int i = 0; i < anchors.size(); i++) {
      if (i < SHOWN || i >= anchors.size() - SHOWN) {
        screen.say(line(anchors.get(i)));
      } else if (i == SHOWN) {
        screen.say("  ... " + Format.count(anchors.size() - 2L * SHOWN) + " more");
      }
    }
    long covered = history.latest().size();
    if (covered < head.size()) {
      screen.say("  " + entries(covered, head.size()) + "  not anchored yet");
    }
  }

  private static String entries(long from, long end) {
    return end - from == 1 ? "entry " + from : "entries " + from + " to " + (end - 1);
  }

  /** Since when the entries have been there that an anchor was the first to cover. */
  private static String line(Anchored anchor) {
    return String.format(
        Locale.ROOT,
        "  %s  since %s (block %d)",
        entries(anchor.previous(), anchor.size()),
        Instant.ofEpochSecond(anchor.time()),
        anchor.block());
  }
}
