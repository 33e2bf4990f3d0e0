package io.kicktrain.training.audit;

import io.kicktrain.training.wire.RewardsView;
import java.util.List;

/**
 * What an audit found.
 *
 * @param entries entries of the audited tree head
 * @param rootHex the tree head's root
 * @param signatures donors' signatures that were verified
 * @param findings what is wrong, empty when the log is verified
 * @param campaigns what was replayed
 */
public record AuditReport(
    long entries,
    String rootHex,
    long signatures,
    List<Finding> findings,
    List<CampaignResult> campaigns) {

  /** Copies the lists. */
  public AuditReport {
    findings = List.copyOf(findings);
    campaigns = List.copyOf(campaigns);
  }

  /** Whether nothing is wrong. */
  public boolean verified() {
    return findings.isEmpty();
  }

  /**
   * What the replay of one campaign gave.
   *
   * @param slug the campaign
   * @param rounds rounds whose aggregation and step were run again, bit for bit
   * @param contributions contributions that were summed
   * @param weightsRoot root of the replayed weights
   * @param donors credit and shares, recomputed
   */
  public record CampaignResult(
      String slug,
      int rounds,
      long contributions,
      String weightsRoot,
      List<RewardsView.Donor> donors) {

    /** Copies the list. */
    public CampaignResult {
      donors = List.copyOf(donors);
    }
  }
}
