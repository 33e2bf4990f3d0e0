package io.kicktrain.platform.anchor;

import io.kicktrain.contracts.anchor.AnchorSettings;
import io.kicktrain.contracts.anchor.EthereumAnchor;
import io.kicktrain.contracts.anchor.SettingsException;
import io.kicktrain.contracts.anchor.SettingsFile;
import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.rpc.JsonRpc;
import io.kicktrain.contracts.wallet.Account;
import io.kicktrain.contracts.wallet.Keystore;
import io.kicktrain.contracts.wallet.KeystoreException;
import io.kicktrain.contracts.wallet.Password;
import io.kicktrain.ledger.anchor.Anchor;
import io.kicktrain.ledger.anchor.AnchorStatus;
import io.kicktrain.ledger.anchor.AnchoredHead;
import io.kicktrain.ledger.anchor.AnchoredLog;
import io.kicktrain.ledger.log.TransparencyLog;
import io.kicktrain.training.wire.AnchorView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** An anchor with the settings that it was bound by. */
final class BoundAnchor {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AnchorSettings settings;
  private final Anchor anchor;

  private BoundAnchor(AnchorSettings settings, Anchor anchor) {
    this.settings = settings;
    this.anchor = anchor;
  }

  /**
   * Reads settings and keystore. Asks no node yet.
   *
   * @param file the settings
   * @param data the platform's data folder, which keeps the journal
   */
  static BoundAnchor open(Path file, Path data, Clock clock) throws UnusableAnchorException {
    try {
      AnchorSettings settings = SettingsFile.read(file);
      Password password = Password.find(settings.passwordFile(), System.getenv());
      Account account = Keystore.open(settings.keystore(), password);
      Chain chain = new Chain(new JsonRpc(settings.ethereum(), PATIENCE));
      Path journal = data.resolve("anchor").resolve("journal.json");
      return new BoundAnchor(
          settings, EthereumAnchor.open(settings, chain, account, journal, clock));
    } catch (SettingsException | KeystoreException | IOException e) {
      throw new UnusableAnchorException(e);
    }
  }

  void advance(TransparencyLog log) {
    anchor.advance(AnchoredLog.of(log));
  }

  AnchorStatus status() {
    return anchor.status();
  }

  AnchorView view() {
    AnchorStatus now = anchor.status();
    List<AnchorView.Warning> warnings =
        now.warnings().stream().map(w -> new AnchorView.Warning(w.code(), w.message())).toList();
    return new AnchorView(
        settings.chainId(),
        settings.contract().toString(),
        settings.fromBlock(),
        now.heads().stream().map(BoundAnchor::view).toList(),
        warnings);
  }

  private static AnchorView.Head view(AnchoredHead head) {
    return new AnchorView.Head(
        head.size(),
        head.root(),
        head.state().name().toLowerCase(Locale.ROOT),
        head.reference(),
        head.block(),
        head.since().toEpochMilli());
  }
}
