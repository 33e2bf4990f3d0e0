package io.kicktrain.training.audit;

import io.kicktrain.training.wire.RewardsView;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an audit found.
 *
 * @param origin the log's name
 * @param entries entries of the audited tree head
 * @param rootHex the tree head's root
 * @param from entries before this one were replayed by an earlier audit, 0 if none were
 * @param signatures donors' signatures that were verified now; an earlier audit's are not counted
 * @param ofContributor entries that the contributor of the scope has signed, 0 without one
 * @param findings what is wrong, empty when the log is verified
 * @param campaigns what was replayed
 */
public record AuditReport(
    String origin,
    long entries,
    String rootHex,
    long from,
    long signatures,
    long ofContributor,
    List<Finding> findings,
    List<CampaignResult> campaigns) {

  /** Copies the lists. */
  public AuditReport {
    findings = List.copyOf(findings);
    campaigns = List.copyOf(campaigns);
  }

  /** The same report with what else was found. */
  public AuditReport with(List<Finding> more) {
    List<Finding> all = Stream.concat(findings.stream(), more.stream()).toList();
    return new AuditReport(
        origin, entries, rootHex, from, signatures, ofContributor, all, campaigns);
  }

  /** Whether nothing is wrong. */
  public boolean verified() {
    return findings.isEmpty();
  }

  /**
   * What the replay of one campaign gave.
   *
   * @param slug the campaign
   * @param rounds rounds that were closed
   * @param stepped of these, rounds whose aggregation and step were run again, bit for bit
   * @param contributions contributions that were summed
   * @param weightsRoot root of the last weights: those that were replayed, if all rounds were
   * @param donors credit and shares, recomputed
   */
  public record CampaignResult(
      String slug,
      int rounds,
      int stepped,
      long contributions,
      String weightsRoot,
      List<RewardsView.Donor> donors) {

    /** Copies the list. */
    public CampaignResult {
      donors = List.copyOf(donors);
    }
  }
}
