package io.kicktrain.worker.cli.anchor;

import io.kicktrain.contracts.anchor.AnchorOptions;
import io.kicktrain.contracts.anchor.AnchorSettings;
import io.kicktrain.contracts.anchor.EthereumAnchor;
import io.kicktrain.contracts.wallet.Account;
import io.kicktrain.ledger.anchor.AnchorState;
import io.kicktrain.ledger.anchor.AnchorStatus;
import io.kicktrain.ledger.anchor.AnchorWarning;
import io.kicktrain.ledger.anchor.AnchoredHead;
import io.kicktrain.ledger.anchor.AnchoredLog;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Anchors a log's newest tree head at once and waits until it is in a block. */
public final class AnchorNow {

  private static final long POLL_MILLIS = 500;

  private final EthereumAnchor anchor;
  private final Screen screen;
  private final List<AnchorWarning> told = new ArrayList<>();

  private AnchorNow(EthereumAnchor anchor, Screen screen) {
    this.anchor = anchor;
    this.screen = screen;
  }

  /**
   * Opens it.
   *
   * @param folder keeps the journal, so that an interrupted command is gone on with and not
   *     repeated
   */
  public static AnchorNow open(AnchorSettings settings, Path folder, Screen screen)
      throws IOException {
    AnchorOptions own = settings.options();
    AnchorSettings atOnce =
        settings.with(new AnchorOptions(1, own.interval(), own.maxFee(), own.stuckAfter()));
    Account account = Ethereum.account(settings.keystore(), settings.passwordFile());
    Path journal = folder.resolve(settings.chainId() + "-" + settings.contract().hex() + ".json");
    return new AnchorNow(
        EthereumAnchor.open(
            atOnce,
            Ethereum.open(settings.ethereum(), screen),
            account,
            journal,
            Clock.systemUTC()),
        screen);
  }

  /**
   * Anchors.
   *
   * @param patience how long to wait for a block
   * @return the anchored head, which is the log's newest one or one that contains it
   * @throws Failure if the log is empty, if its head is in no block when patience ends, or if
   *     something needs a person
   */
  public AnchoredHead run(AnchoredLog log, Duration patience) throws InterruptedException {
    long size = log.treeHead().size();
    if (size == 0) {
      throw new Failure(
          ExitCodes.BLOCKED,
          "the log has no entry, so there is nothing to anchor",
          "open a campaign first");
    }
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline) {
      AnchorStatus status = anchor.advance(log);
      Optional<AnchoredHead> mined =
          status.newest(AnchorState.MINED).filter(head -> head.size() >= size);
      if (mined.isPresent()) {
        return mined.get();
      }
      tell(status.warnings());
      screen.live("Waiting for a block ...");
      Thread.sleep(POLL_MILLIS);
    }
    throw new Failure(
        ExitCodes.FAILED,
        "the tree head of " + Format.count(size, "entry", "entries") + " is in no block yet",
        "run the command again: it goes on and sends nothing twice");
  }

  /** Only what may go away by itself is waited for. */
  private void tell(List<AnchorWarning> warnings) {
    for (AnchorWarning warning : warnings) {
      switch (warning.code()) {
        case "node-unreachable" -> throw new Failure(ExitCodes.UNREACHABLE, warning.message(), "");
        case "wrong-chain", "wrong-contract", "balance-too-low", "log-differs" ->
            throw new Failure(ExitCodes.REFUSED, warning.message(), "");
        default -> {
          if (!told.contains(warning)) {
            told.add(warning);
            screen.say("Warning: " + warning.message());
          }
        }
      }
    }
  }
}
