package io.kicktrain.training.round;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.entry.Statement;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.reward.RewardAccount;
import io.kicktrain.training.wire.CampaignView.LossPoint;
import io.kicktrain.training.wire.ReleaseView;
import io.kicktrain.training.wire.RoundView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the log says about one campaign: a fold over its entries and nothing else, so that a
 * restarted hub knows what it knew before. Of contributions only the open round's are kept; the
 * rewards keep 16 bytes of each that was summed. Not thread-safe; owned by the pipeline's lock.
 */
final class CampaignFacts {

  /** A logged contribution of the open round. */
  record Logged(long index, String donor, Statement statement) {}

  /** A logged evaluation of the open round's weights. */
  record Report(long index, String donor, long lossMicros) {}

  private final String slug;
  private final Recipe recipe;
  private final RewardAccount rewards;
  private final Map<String, Long> enrolments = new HashMap<>();
  private final Map<String, String> devices = new HashMap<>();
  private final Map<Long, Logged> openContributions = new LinkedHashMap<>();
  private final Map<String, String> lastAfter = new HashMap<>();
  private final List<Report> openReports = new ArrayList<>();
  private final List<RoundView> rounds = new ArrayList<>();
  private final List<ReleaseView> releases = new ArrayList<>();
  private final List<LossPoint> losses = new ArrayList<>();
  private @Nullable String initialRoot;
  private boolean settled;
  private long contributions;
  private long contributionBytes;
  private long entries;

  CampaignFacts(Recipe recipe) {
    this.slug = recipe.slug();
    this.recipe = recipe;
    this.rewards = new RewardAccount(slug, recipe);
  }

  /** Takes in one entry of the log; those of other campaigns are passed over. */
  void accept(long index, Entry entry) {
    entries = Math.max(entries, index + 1);
    if (!entry.has("campaign") || !entry.string("campaign").equals(slug)) {
      return;
    }
    rewards.accept(index, entry);
    switch (entry.kind()) {
      case EntryKinds.CAMPAIGN -> initialRoot = entry.string("weights");
      case EntryKinds.ENROLMENT -> enrolled(index, entry);
      case EntryKinds.CONTRIBUTION -> contributed(index, entry);
      case EntryKinds.EVALUATION -> evaluated(index, entry);
      case EntryKinds.ROUND -> closed(index, entry);
      case EntryKinds.RELEASE -> released(entry);
      case EntryKinds.SETTLEMENT -> settled(entry);
      default -> {
        // Verdicts matter for rewards alone.
      }
    }
  }

  private void enrolled(long index, Entry entry) {
    String donor = entry.signer().orElseThrow();
    enrolments.putIfAbsent(donor, index);
    devices.putIfAbsent(donor, entry.string("device"));
  }

  private void contributed(long index, Entry entry) {
    Statement statement = Statement.of(entry);
    contributions++;
    contributionBytes += statement.bytes();
    if (statement.round() == rounds.size()) {
      String donor = entry.signer().orElseThrow();
      openContributions.put(index, new Logged(index, donor, statement));
    }
  }

  private void evaluated(long index, Entry entry) {
    if (entry.integer("round") == rounds.size()) {
      openReports.add(new Report(index, entry.signer().orElseThrow(), entry.integer("loss")));
    }
  }

  private void closed(long index, Entry entry) {
    List<Long> members = entry.integers("members");
    for (long member : members) {
      Logged logged = openContributions.remove(member);
      if (logged != null) {
        lastAfter.put(logged.donor(), logged.statement().after());
      }
    }
    openContributions.clear();
    openReports.clear();
    Long loss = entry.has("loss") ? (Long) entry.integer("loss") : null;
    int round = Math.toIntExact(entry.integer("round"));
    if (loss != null) {
      losses.add(new LossPoint(round, loss));
    }
    rounds.add(
        new RoundView(
            round,
            index,
            members.size(),
            entry.integer("samples"),
            entry.string("weights"),
            entry.string("delta"),
            entry.integer("deltaBytes"),
            loss));
  }

  private void released(Entry entry) {
    releases.add(
        new ReleaseView(
            Math.toIntExact(entry.integer("release")),
            Math.toIntExact(entry.integer("round")),
            entry.string("checkpoint"),
            entry.integer("bytes"),
            entry.string("weights"),
            entry.integer("requiredCredit")));
  }

  private void settled(Entry entry) {
    settled = true;
    if (entry.has("loss")) {
      losses.add(new LossPoint(Math.toIntExact(entry.integer("round")), entry.integer("loss")));
    }
  }

  /** The residual that a donor committed to in its last summed contribution. */
  Optional<String> residual(String donor) {
    return Optional.ofNullable(lastAfter.get(donor));
  }

  List<Report> openReports() {
    return List.copyOf(openReports);
  }

  boolean opened() {
    return initialRoot != null;
  }

  boolean settled() {
    return settled;
  }

  Optional<Long> enrolment(String donor) {
    return Optional.ofNullable(enrolments.get(donor));
  }

  Map<String, String> devices() {
    return devices;
  }

  Optional<Logged> openContribution(long index) {
    return Optional.ofNullable(openContributions.get(index));
  }

  List<Logged> openContributions() {
    return List.copyOf(openContributions.values());
  }

  /** The open round: as many are closed. */
  int round() {
    return rounds.size();
  }

  /**
   * Root of the weights that the open round started with; empty text before the campaign opened.
   */
  String weightsRoot() {
    if (!rounds.isEmpty()) {
      return rounds.get(rounds.size() - 1).weightsRoot();
    }
    return initialRoot == null ? "" : initialRoot;
  }

  List<RoundView> rounds() {
    return rounds;
  }

  List<ReleaseView> releases() {
    return releases;
  }

  List<LossPoint> losses() {
    return losses;
  }

  RewardAccount rewards() {
    return rewards;
  }

  long contributions() {
    return contributions;
  }

  long meanContributionBytes() {
    return contributions == 0 ? 0 : contributionBytes / contributions;
  }

  long entries() {
    return entries;
  }

  /** The last round whose weights were released, or -1. */
  int lastReleasedRound() {
    return releases.isEmpty() ? -1 : releases.get(releases.size() - 1).round();
  }

  /** Whether all rounds of the recipe are closed. */
  boolean allRoundsClosed() {
    return rounds.size() >= recipe.goal().rounds();
  }

  /** Whether a loss ends the campaign. */
  boolean belowGoal(long lossMicros) {
    var goal = recipe.goal().validationLossBelowMicros();
    return goal.isPresent() && lossMicros < goal.getAsLong();
  }
}
