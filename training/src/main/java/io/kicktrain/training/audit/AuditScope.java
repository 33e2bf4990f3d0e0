package io.kicktrain.training.audit;

import java.util.Optional;

/**
 * How much of a log is audited. The tree is always checked whole: every entry under the tree head.
 *
 * @param campaign only this one is replayed, and only its signatures are verified
 * @param contributor only this key's signatures are verified; what it contributed is counted
 * @param lastRound rounds after this one are counted, but their sums and steps are not run again
 * @param weights whether sums and steps are run again, which needs the payloads
 * @param signatures whether donors' signatures are verified
 */
public record AuditScope(
    Optional<String> campaign,
    Optional<String> contributor,
    int lastRound,
    boolean weights,
    boolean signatures) {

  /** Everything. */
  public static final AuditScope WHOLE =
      new AuditScope(Optional.empty(), Optional.empty(), Integer.MAX_VALUE, true, true);

  /** Checks the last round. */
  public AuditScope {
    if (lastRound < 0) {
      throw new IllegalArgumentException("a round is at least 0, not " + lastRound);
    }
  }

  /** Only one campaign. */
  public AuditScope ofCampaign(String slug) {
    return new AuditScope(Optional.of(slug), contributor, lastRound, weights, signatures);
  }

  /** Only one contributor's signatures, and no sums. */
  public AuditScope ofContributor(String key) {
    return new AuditScope(campaign, Optional.of(key), lastRound, false, signatures);
  }

  /** Sums and steps up to a round, that one included. */
  public AuditScope upToRound(int round) {
    return new AuditScope(campaign, contributor, round, weights, signatures);
  }

  /** The log alone: no sums and steps. */
  public AuditScope withoutWeights() {
    return new AuditScope(campaign, contributor, lastRound, false, signatures);
  }

  /** No signatures either: the tree, and the rewards that follow from it. */
  public AuditScope withoutSignatures() {
    return new AuditScope(campaign, contributor, lastRound, weights, false);
  }

  boolean covers(String slug) {
    return campaign.isEmpty() || campaign.get().equals(slug);
  }

  boolean coversSigner(String key) {
    return contributor.isEmpty() || contributor.get().equals(key);
  }

  /** Whether an audit of this scope has verified every signature. */
  boolean allSignatures() {
    return signatures && campaign.isEmpty() && contributor.isEmpty();
  }
}
