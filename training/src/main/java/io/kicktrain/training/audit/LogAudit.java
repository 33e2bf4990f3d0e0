package io.kicktrain.training.audit;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.merkle.MerkleProofs;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.ledger.tile.TileException;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.ledger.tile.VerifiedTiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Replays a log, trusting only a key: the tree head's signature, that it contains the one that an
 * earlier audit has seen, every hash of the tree, every donor's signature, and for every campaign
 * the initial weights, each round's aggregation and outer step from the payloads, the weights, and
 * the shares. It goes on after a finding, so that one report names everything that is wrong.
 */
public final class LogAudit {

  private final AuditSource source;
  private final VerifierKey key;
  private final AuditScope scope;
  private final AuditMemory memory;
  private final Path workDir;
  private final AuditListener listener;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, CampaignAudit> campaigns = new TreeMap<>();
  private long signatures;
  private long ofContributor;
  private long from;

  /**
   * An audit.
   *
   * @param source where log and files come from
   * @param key the log's key; get it from somebody you trust, not from the hub you audit
   * @param scope how much is audited
   * @param memory of earlier audits; what is verified now is added
   * @param workDir an empty folder for replayed weights; a few times a model's size
   * @param listener told of progress
   */
  public LogAudit(
      AuditSource source,
      VerifierKey key,
      AuditScope scope,
      AuditMemory memory,
      Path workDir,
      AuditListener listener) {
    this.source = source;
    this.key = key;
    this.scope = scope;
    this.memory = memory;
    this.workDir = workDir;
    this.listener = listener;
  }

  /**
   * Runs the audit.
   *
   * @return the report
   * @throws IOException if the log or a file cannot be fetched; that is no verdict about the log
   */
  public AuditReport run() throws IOException {
    String note = new String(source.read(TileFiles.CHECKPOINT), StandardCharsets.UTF_8);
    TreeHead head = treeHead(note);
    if (head == null) {
      return report(0, "");
    }
    Optional<AuditMemory.Remembered> before = memory.of(key);
    long trusted = before.map(AuditMemory.Remembered::signatures).orElse(0L);
    boolean tree = replay(head, before, trusted);
    if (tree) {
      boolean all = scope.allSignatures() && findings.isEmpty();
      memory.remember(key, note, all ? head.size() : trusted);
    }
    Optional<ReplayMemory> replays = memory.replays(key, scope).filter(r -> findings.isEmpty());
    if (replays.isPresent()) {
      replays.get().keep(head, ofContributor, campaigns);
    }
    for (CampaignAudit campaign : campaigns.values()) {
      campaign.close();
    }
    return report(head.size(), HexFormat.of().formatHex(head.root()));
  }

  /** The tree head, if the key has signed it as its own. */
  private @Nullable TreeHead treeHead(String checkpoint) {
    try {
      SignedNote note = SignedNote.parse(checkpoint);
      TreeHead head = TreeHead.parse(note.text());
      if (note.signedBy(key) && head.origin().equals(key.name())) {
        return head;
      }
      findings.add(new Finding(-1, "the tree head is not signed by " + key.name()));
    } catch (IllegalArgumentException e) {
      findings.add(new Finding(-1, "the tree head is malformed: " + e.getMessage()));
    }
    return null;
  }

  /** Whether the whole tree holds, and contains what was verified before. */
  private boolean replay(TreeHead head, Optional<AuditMemory.Remembered> before, long trusted)
      throws IOException {
    try {
      VerifiedTiles tiles = new VerifiedTiles(source, head);
      if (before.isPresent() && !contains(tiles, before.get().head())) {
        return false;
      }
      from = resume(tiles);
      try (EntryStream entries = new EntryStream(tiles, scope, trusted, from)) {
        for (List<CheckedEntry> some = entries.next(); !some.isEmpty(); some = entries.next()) {
          for (CheckedEntry entry : some) {
            take(entry);
            listener.checked(entry.index() + 1, head.size());
          }
        }
      }
      return true;
    } catch (TileException e) {
      findings.add(new Finding(-1, "the tree does not hold: " + e.getMessage()));
      return false;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Goes on where an earlier audit of the same scope has ended: after so many entries. */
  private long resume(VerifiedTiles tiles) throws IOException {
    Optional<KeptReplay> kept = memory.replay(key, scope);
    if (kept.isEmpty()) {
      return 0;
    }
    try (KeptReplay replay = kept.get()) {
      if (!replay.isOf(tiles)) {
        return 0;
      }
      replay.restore(tiles, this::campaign);
      ofContributor = replay.ofContributor();
      return replay.size();
    } catch (AuditException e) {
      campaigns.clear(); // the whole replay says at which entry that is wrong
      return 0;
    }
  }

  private CampaignAudit campaign(String slug) {
    return campaigns.computeIfAbsent(
        slug, s -> new CampaignAudit(s, source, workDir.resolve("replay-" + s), scope));
  }

  private boolean contains(VerifiedTiles tiles, TreeHead seen) {
    TreeHead head = tiles.head();
    if (head.size() < seen.size()) {
      findings.add(
          new Finding(
              -1,
              "the log has shrunk: it has "
                  + head.size()
                  + " entries, but an earlier audit has seen it sign "
                  + seen.size()));
      return false;
    }
    if (!Arrays.equals(MerkleProofs.root(tiles, seen.size()), seen.root())) {
      findings.add(
          new Finding(
              -1,
              "the log was rewritten: its first "
                  + seen.size()
                  + " entries are not those that it signed when an earlier audit saw it"));
      return false;
    }
    return true;
  }

  private void take(CheckedEntry checked) throws IOException {
    Entry entry = checked.entry();
    if (entry == null) {
      findings.add(new Finding(checked.index(), String.valueOf(checked.problem())));
      return;
    }
    signatures += checked.signature() ? 1 : 0;
    try {
      if (scope.contributor().isPresent() && entry.signer().equals(scope.contributor())) {
        ofContributor++;
      }
      if (entry.has("campaign") && scope.covers(entry.string("campaign"))) {
        campaign(entry.string("campaign")).accept(checked.index(), entry);
      }
    } catch (AuditException | IllegalArgumentException | ArithmeticException e) {
      findings.add(new Finding(checked.index(), String.valueOf(e.getMessage())));
    }
  }

  private AuditReport report(long entries, String root) {
    return new AuditReport(
        key.name(),
        entries,
        root,
        from,
        signatures,
        ofContributor,
        findings,
        campaigns.values().stream().map(CampaignAudit::result).toList());
  }
}
