package io.kicktrain.worker.cli.anchor;

import io.kicktrain.contracts.anchor.AnchorSettings;
import io.kicktrain.contracts.chain.Address;
import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.contract.Latest;
import io.kicktrain.contracts.contract.TreeHeadAnchor;
import io.kicktrain.contracts.history.TileLog;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.training.wire.AnchorView;
import io.kicktrain.training.wire.PlatformInfo;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/** Tells how a log's anchor stands: on the chain, and as the hub sees it. */
public final class AnchorText {

  /** Gas of an anchor after the first; see {@code kicktrain bench anchor}. */
  private static final long ANCHOR_GAS = 34_000;

  private static final int ETHER_DIGITS = 18;

  private final AnchorSettings settings;
  private final Screen screen;

  /** For these settings on this screen. */
  public AnchorText(AnchorSettings settings, Screen screen) {
    this.settings = settings;
    this.screen = screen;
  }

  /**
   * Tells.
   *
   * @return the exit code: broken when the chain's newest head is no prefix of the hub's log
   */
  public int tell(HubClient hub) throws IOException, InterruptedException {
    PlatformInfo platform = hub.platform();
    Chain chain = Ethereum.open(settings, screen);
    TreeHeadAnchor contract = Ethereum.contract(chain, settings.contract(), platform.logOrigin());
    TileLog log = HubLog.open(hub, VerifierKey.parse(platform.vkey()));
    Latest latest;
    try {
      latest = contract.latest();
      screen.say("Contract: " + contract.address() + " on chain " + chain.id());
      costs(chain, contract.owner());
    } catch (IOException e) {
      throw Ethereum.unreachable(e);
    }
    boolean prefix = newest(latest, log);
    hubsView(hub.anchor());
    return prefix ? ExitCodes.OK : ExitCodes.BROKEN;
  }

  private void costs(Chain chain, Address owner) throws IOException {
    BigInteger balance = chain.balance(owner);
    BigInteger price = chain.latest().baseFee().max(BigInteger.ONE);
    BigInteger cost = price.multiply(BigInteger.valueOf(ANCHOR_GAS));
    screen.say("Owner:    " + owner + ", balance " + ether(balance) + " ether");
    screen.say(
        "Cost:     %s ether an anchor at %s gwei; the balance is enough for %s anchors"
            .formatted(
                ether(cost), new BigDecimal(price, 9).toPlainString(), balance.divide(cost)));
  }

  private static String ether(BigInteger wei) {
    return new BigDecimal(wei, ETHER_DIGITS).stripTrailingZeros().toPlainString();
  }

  private boolean newest(Latest latest, TileLog log) {
    long size = log.treeHead().size();
    if (latest.size() == 0) {
      screen.say("Chain:    nothing is anchored yet, the log has " + entries(size));
      return true;
    }
    boolean prefix = log.hasPrefix(log.treeHead(), latest.size(), latest.root());
    screen.say(
        "Chain:    %s of %s, anchored %s: %s"
            .formatted(
                Format.count(latest.size()),
                entries(size),
                Instant.ofEpochSecond(latest.time()),
                prefix ? "a prefix of the log" : "NO PREFIX of the log, which was rewritten"));
    return prefix;
  }

  private static String entries(long size) {
    return Format.count(size, "entry", "entries");
  }

  private void hubsView(Optional<AnchorView> view) {
    if (view.isEmpty()) {
      screen.say("Hub:      does not anchor by itself");
      return;
    }
    for (AnchorView.Head head : view.get().heads()) {
      String sent = head.transaction().isEmpty() ? "" : ", transaction " + head.transaction();
      screen.say("Hub:      " + entries(head.size()) + " " + head.state() + sent);
    }
    view.get().warnings().forEach(w -> screen.say("Warning:  " + w.message()));
  }
}
