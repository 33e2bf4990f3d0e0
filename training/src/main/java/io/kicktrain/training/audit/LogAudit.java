package io.kicktrain.training.audit;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.ledger.tile.TileException;
import io.kicktrain.ledger.tile.TileId;
import io.kicktrain.ledger.tile.VerifiedTiles;
import io.kicktrain.training.entry.EntryKinds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Replays a whole log, trusting only a key: the tree head's signature, every hash of the tree,
 * every donor's signature, and for every campaign the initial weights, each round's aggregation and
 * outer step from the payloads, the weights, and the shares. It goes on after a finding, so that
 * one report names everything that is wrong.
 */
public final class LogAudit {

  private static final Set<String> SIGNED =
      Set.of(EntryKinds.ENROLMENT, EntryKinds.CONTRIBUTION, EntryKinds.EVALUATION);

  private final AuditSource source;
  private final VerifierKey key;
  private final Path workDir;
  private final AuditListener listener;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, CampaignAudit> campaigns = new TreeMap<>();
  private long signatures;

  /**
   * An audit.
   *
   * @param source where log and files come from
   * @param key the log's key; get it from somebody you trust, not from the hub you audit
   * @param workDir an empty folder for replayed weights; a few times a model's size
   * @param listener told of progress
   */
  public LogAudit(AuditSource source, VerifierKey key, Path workDir, AuditListener listener) {
    this.source = source;
    this.key = key;
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
    TreeHead head;
    try {
      SignedNote note =
          SignedNote.parse(new String(source.read("checkpoint"), StandardCharsets.UTF_8));
      if (!note.signedBy(key)) {
        findings.add(new Finding(-1, "the tree head is not signed by " + key.name()));
        return report(0, "");
      }
      head = TreeHead.parse(note.text());
    } catch (IllegalArgumentException e) {
      findings.add(new Finding(-1, "the tree head is malformed: " + e.getMessage()));
      return report(0, "");
    }
    replay(head);
    for (CampaignAudit campaign : campaigns.values()) {
      campaign.close();
    }
    return report(head.size(), HexFormat.of().formatHex(head.root()));
  }

  private void replay(TreeHead head) throws IOException {
    try {
      VerifiedTiles tiles = new VerifiedTiles(source, head);
      for (long bundle = 0; bundle * TileId.FULL < head.size(); bundle++) {
        long index = bundle * TileId.FULL;
        for (byte[] entry : tiles.bundle(bundle)) {
          check(index++, entry);
          listener.checked(index, head.size());
        }
      }
    } catch (TileException e) {
      findings.add(new Finding(-1, "the tree does not hold: " + e.getMessage()));
    }
  }

  private void check(long index, byte[] bytes) throws IOException {
    try {
      Entry entry = Entry.parse(bytes);
      if (SIGNED.contains(entry.kind())) {
        AuditException.require(entry.signatureValid(), "the donor's signature is not valid");
        signatures++;
      }
      if (entry.has("campaign")) {
        String slug = entry.string("campaign");
        CampaignAudit campaign =
            campaigns.computeIfAbsent(
                slug, s -> new CampaignAudit(s, source, workDir.resolve("replay-" + s)));
        campaign.accept(index, entry);
      }
    } catch (AuditException | IllegalArgumentException | ArithmeticException e) {
      findings.add(new Finding(index, String.valueOf(e.getMessage())));
    }
  }

  private AuditReport report(long entries, String root) {
    return new AuditReport(
        entries,
        root,
        signatures,
        findings,
        campaigns.values().stream().map(CampaignAudit::result).toList());
  }
}
