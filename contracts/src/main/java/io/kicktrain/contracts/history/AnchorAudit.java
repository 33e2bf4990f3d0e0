package io.kicktrain.contracts.history;

import io.kicktrain.contracts.contract.Anchored;
import io.kicktrain.ledger.anchor.AnchoredLog;
import io.kicktrain.ledger.note.TreeHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Holds all anchors against one tree head: each must be a prefix of it, by a consistency proof, and
 * none may be missing. A log whose operator has rewritten an entry cannot give such proofs from the
 * first anchor on that covered the entry.
 */
public final class AnchorAudit {
  private final AnchorHistory history;
  private final AnchoredLog log;
  private final TreeHead head;
  private final List<AnchorFinding> findings = new ArrayList<>();

  private AnchorAudit(AnchorHistory history, AnchoredLog log, TreeHead head) {
    this.history = history;
    this.log = log;
    this.head = head;
  }

  /**
   * Checks.
   *
   * @param history what was anchored
   * @param log gives the proofs; they are verified
   * @param head a tree head of the log whose signature was verified
   * @param complete whether the history begins with the contract
   * @return what is wrong; empty when every anchor is a prefix of the head
   */
  public static List<AnchorFinding> check(
      AnchorHistory history, AnchoredLog log, TreeHead head, boolean complete) {
    AnchorAudit audit = new AnchorAudit(history, log, head);
    audit.nothingIsWithheld(complete);
    audit.allArePrefixes();
    return audit.findings;
  }

  /** Every event names the size before it, and the contract the last one. */
  private void nothingIsWithheld(boolean complete) {
    List<Anchored> anchors = history.anchors();
    long before = complete || anchors.isEmpty() ? 0 : anchors.get(0).previous();
    for (Anchored anchor : anchors) {
      if (anchor.previous() != before) {
        withheld(before, anchor.previous());
      }
      before = anchor.size();
    }
    if (before != history.latest().size() && (complete || !anchors.isEmpty())) {
      withheld(before, history.latest().size());
    } else if (!anchors.isEmpty()
        && !Arrays.equals(anchors.get(anchors.size() - 1).root(), history.latest().root())) {
      findings.add(
          new AnchorFinding(-1, "the node's newest event has another root than the contract"));
    }
  }

  private void withheld(long from, long to) {
    findings.add(
        new AnchorFinding(
            -1,
            "the node does not show the anchors between tree heads of %d and of %d entries: ask another node"
                .formatted(from, to)));
  }

  /** Anchors that do not fit one after the other are one finding: the first explains the rest. */
  private void allArePrefixes() {
    long fits = 0;
    boolean before = true;
    for (Anchored anchor : history.anchors()) {
      boolean now = log.hasPrefix(head, anchor.size(), anchor.root());
      if (!now && before) {
        findings.add(broken(fits, anchor));
      }
      fits = now ? anchor.size() : fits;
      before = now;
    }
  }

  private AnchorFinding broken(long fits, Anchored anchor) {
    String when =
        "on %s (block %d)".formatted(Instant.ofEpochSecond(anchor.time()), anchor.block());
    if (anchor.size() > head.size()) {
      return new AnchorFinding(
          head.size(),
          "the log has %d entries, but %d were anchored %s: it was cut off"
              .formatted(head.size(), anchor.size(), when));
    }
    String which =
        anchor.size() - fits == 1
            ? "entry " + fits + " is not the one that was"
            : "one of the entries %d to %d is not the one that was"
                .formatted(fits, anchor.size() - 1);
    return new AnchorFinding(fits, which + " anchored " + when + ": the log was rewritten");
  }
}
