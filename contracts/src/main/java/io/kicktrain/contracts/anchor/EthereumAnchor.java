package io.kicktrain.contracts.anchor;

import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.chain.WrongChainException;
import io.kicktrain.contracts.contract.ContractException;
import io.kicktrain.contracts.contract.Latest;
import io.kicktrain.contracts.wallet.Account;
import io.kicktrain.ledger.anchor.Anchor;
import io.kicktrain.ledger.anchor.AnchorStatus;
import io.kicktrain.ledger.anchor.AnchoredHead;
import io.kicktrain.ledger.anchor.AnchoredLog;
import io.kicktrain.ledger.note.TreeHead;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Anchors a log's tree heads in a contract. Thread-safe. */
public final class EthereumAnchor implements Anchor {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final int MOST_DOUBLINGS = 7; // 256 s

  private final AnchorSettings settings;
  private final Chain chain;
  private final Account account;
  private final JournalFile journal;
  private final Clock clock;
  private volatile AnchorStatus status;
  private @Nullable Place place;

  /** What the contract had when it was asked last: another installation may have anchored more. */
  private Latest seen = Latest.NONE;

  private Instant notBefore = Instant.MIN;
  private int failures;

  private EthereumAnchor(
      AnchorSettings settings, Chain chain, Account account, JournalFile journal, Clock clock) {
    this.settings = settings;
    this.chain = chain;
    this.account = account;
    this.journal = journal;
    this.clock = clock;
    this.status = status(new Warnings());
  }

  /**
   * An anchor. Asks no node yet.
   *
   * @param settings where and when
   * @param chain the node
   * @param account who pays; owner of the contract
   * @param journal the file that remembers what was sent; created when it is missing
   * @throws IOException if the journal cannot be read, or is one of another contract or account
   */
  public static EthereumAnchor open(
      AnchorSettings settings, Chain chain, Account account, Path journal, Clock clock)
      throws IOException {
    String place =
        "chain %d, contract %s, account %s"
            .formatted(settings.chainId(), settings.contract(), account.address());
    return new EthereumAnchor(settings, chain, account, JournalFile.open(journal, place), clock);
  }

  @Override
  public synchronized AnchorStatus advance(AnchoredLog log) {
    Instant now = clock.instant();
    if (now.isBefore(notBefore)) {
      return status;
    }
    Warnings warnings = new Warnings();
    settings.ethereum().warning().ifPresent(text -> warnings.add("open-network", text));
    try {
      pass(log, now, warnings);
      failures = 0;
    } catch (WrongChainException e) {
      failed("wrong-chain", e, now, warnings);
    } catch (ContractException e) {
      failed("wrong-contract", e, now, warnings);
    } catch (IOException e) {
      failed("node-unreachable", e, now, warnings);
    }
    status = status(warnings);
    return status;
  }

  private void pass(AnchoredLog log, Instant now, Warnings warnings)
      throws IOException, ContractException {
    TreeHead head = log.treeHead();
    Place found = place(head.origin());
    new Follow(found, journal, settings.options(), now, warnings).all();
    Sending sending = new Sending(found, journal, settings.options(), now, warnings);
    if (!journal.now().pending().isEmpty()) {
      sending.nudge(head);
    } else if (due(head, now)) {
      seen = sending.begin(log, head);
    }
  }

  private Place place(String origin) throws IOException, ContractException {
    Place known = place;
    if (known == null) {
      known = Place.find(settings, chain, account, origin);
      place = known;
    } else {
      chain.requireId(settings.chainId());
    }
    return known;
  }

  private boolean due(TreeHead head, Instant now) {
    long size = seen.size();
    Instant last = Instant.ofEpochSecond(seen.time());
    Optional<Attempt> ours = journal.now().newest().map(Sent::attempt);
    if (ours.isPresent() && ours.get().size() >= size) {
      size = ours.get().size();
      last = Instant.ofEpochMilli(ours.get().signedAt());
    }
    boolean late = !now.isBefore(last.plus(settings.options().interval()));
    return head.size() > size && (late || head.size() - size >= settings.options().everyEntries());
  }

  private void failed(String code, Exception failure, Instant now, Warnings warnings) {
    place = null;
    notBefore = now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS)));
    failures++;
    warnings.add(code, String.valueOf(failure.getMessage()));
  }

  private AnchorStatus status(Warnings warnings) {
    Journal now = journal.now();
    return new AnchorStatus(
        "contract " + settings.contract() + " on chain " + settings.chainId(),
        heads(now),
        List.copyOf(warnings.all()),
        now.anchored(),
        now.replaced(),
        now.resent());
  }

  private List<AnchoredHead> heads(Journal now) {
    List<AnchoredHead> heads = now.heads();
    long newest = heads.isEmpty() ? 0 : heads.get(heads.size() - 1).size();
    if (seen.size() > newest) {
      heads.add(seen.view());
    }
    return heads;
  }

  @Override
  public AnchorStatus status() {
    return status;
  }
}
