package io.kicktrain.training.round;

import io.kicktrain.training.round.CampaignFacts.Report;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An agreed validation loss: the recipe's number of replicas, by different donors, within a
 * thousandth of each other. The same weights and samples give about 1e-6 between machines, so the
 * bound only allows for exotic devices.
 *
 * @param lossMicros the lower median of those that agree, micro-nats
 * @param reports their indices in the log, ascending
 */
record Agreement(long lossMicros, List<Long> reports) {

  private static final long TOLERANCE = 1000;

  static Optional<Agreement> among(List<Report> reports, int replicas) {
    List<Report> byLoss =
        reports.stream().sorted(Comparator.comparingLong(Report::lossMicros)).toList();
    for (int from = 0; from + replicas <= byLoss.size(); from++) {
      List<Report> group = byLoss.subList(from, from + replicas);
      long lowest = group.get(0).lossMicros();
      long highest = group.get(replicas - 1).lossMicros();
      if (highest - lowest <= highest / TOLERANCE) {
        long median = group.get((replicas - 1) / 2).lossMicros();
        return Optional.of(
            new Agreement(median, group.stream().map(Report::index).sorted().toList()));
      }
    }
    return Optional.empty();
  }
}
