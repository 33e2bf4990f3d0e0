package io.kicktrain.training.wire;

import java.util.List;

/**
 * Credit and shares as of one tree head, computed from the log alone.
 *
 * @param campaign the campaign's slug
 * @param logSize entries of the log that were counted
 * @param donors by key, ascending
 */
public record RewardsView(String campaign, long logSize, List<Donor> donors) {

  /** Copies the list. */
  public RewardsView {
    donors = List.copyOf(donors);
  }

  /**
   * One donor.
   *
   * @param key the donor's key
   * @param credit units of 10^6 FLOP
   * @param points credit with the early factor
   * @param sharePpm share of all points, millionths
   * @param contributions contributions that were summed
   */
  public record Donor(String key, long credit, long points, long sharePpm, int contributions) {}
}
