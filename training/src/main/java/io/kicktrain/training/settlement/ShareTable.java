package io.kicktrain.training.settlement;

import io.kicktrain.ledger.entry.CanonicalJson;
import io.kicktrain.training.reward.RewardAccount;
import io.kicktrain.training.reward.Share;
import io.kicktrain.training.wire.RewardsView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Credit, points and shares of all donors: a pure function of the log. */
public final class ShareTable {

  private ShareTable() {}

  /**
   * The table as of the last entry that the account took in.
   *
   * @param account the campaign's account
   * @return one row a donor, by key
   */
  public static List<RewardsView.Donor> of(RewardAccount account) {
    Map<String, Long> ppm = new HashMap<>();
    for (Share share : account.shares()) {
      ppm.put(share.key(), share.ppm());
    }
    return account.credits().values().stream()
        .map(
            c ->
                new RewardsView.Donor(
                    c.key(),
                    c.credit(),
                    c.points(),
                    ppm.getOrDefault(c.key(), 0L),
                    c.contributions()))
        .toList();
  }

  /**
   * The file whose hash the settlement entry names.
   *
   * @param rows the table
   * @return canonical JSON (RFC 8785): an array of objects with {@code key, credit, points,
   *     sharePpm}
   */
  public static byte[] canonical(List<RewardsView.Donor> rows) {
    return CanonicalJson.write(
        rows.stream()
            .map(
                d ->
                    Map.<String, Object>of(
                        "key", d.key(),
                        "credit", d.credit(),
                        "points", d.points(),
                        "sharePpm", d.sharePpm()))
            .toList());
  }
}
