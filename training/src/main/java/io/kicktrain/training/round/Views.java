package io.kicktrain.training.round;

import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.reward.DonorCredit;
import io.kicktrain.training.settlement.ShareTable;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.CampaignView.DonorView;
import io.kicktrain.training.wire.CampaignView.Status;
import io.kicktrain.training.wire.RewardsView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Turns what a campaign knows into what others see. Callers hold the pipeline's lock. */
final class Views {

  /** Donors that one view lists at the most; the counts are of all. */
  private static final int LISTED = 200;

  private Views() {}

  static CampaignView campaign(
      CampaignWork work,
      CampaignFacts facts,
      Presence presence,
      Progress progress,
      long foldedBack,
      long now) {
    Recipe recipe = work.recipe();
    int gpus = presence.activeGpus(now);
    int active = presence.activeCount(now);
    OptionalLong goal = recipe.goal().validationLossBelowMicros();
    return new CampaignView(
        recipe.slug(),
        recipe.title(),
        recipe.story(),
        status(facts),
        work.owner(),
        work.recipeHash(),
        work.parameters(),
        facts.round(),
        recipe.goal().rounds(),
        goal.isPresent() ? (Long) goal.getAsLong() : null,
        progressPpm(facts, recipe),
        eta(facts, recipe, progress),
        facts.weightsRoot(),
        facts.losses(),
        listed(facts, presence, now),
        facts.devices().size(),
        gpus,
        active - gpus,
        facts.contributions(),
        foldedBack,
        facts.meanContributionBytes(),
        facts.opened() ? 0 : work.missingShards().size());
  }

  private static Status status(CampaignFacts facts) {
    if (!facts.opened()) {
      return Status.AWAITING_DATA;
    }
    return facts.settled() ? Status.FINISHED : Status.TRAINING;
  }

  private static long progressPpm(CampaignFacts facts, Recipe recipe) {
    return facts.settled() ? 1_000_000 : facts.round() * 1_000_000L / recipe.goal().rounds();
  }

  private static @Nullable Long eta(CampaignFacts facts, Recipe recipe, Progress progress) {
    if (facts.settled()) {
      return 0L;
    }
    OptionalLong seconds = progress.seconds(recipe.goal().rounds() - facts.round());
    return seconds.isPresent() ? (Long) seconds.getAsLong() : null;
  }

  /** A donor's place in the list: active ones first, then by credit. */
  private record Place(boolean active, long credit, String key, String device)
      implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = Boolean.compare(other.active, active);
      order = order != 0 ? order : Long.compare(other.credit, credit);
      return order != 0 ? order : key.compareTo(other.key);
    }
  }

  /** The first donors. A crowd is not sorted for them: this runs after every change. */
  private static List<DonorView> listed(CampaignFacts facts, Presence presence, long now) {
    Map<String, DonorCredit> credits = facts.rewards().credits();
    PriorityQueue<Place> first = new PriorityQueue<>(LISTED, Comparator.reverseOrder());
    for (Map.Entry<String, String> enrolled : facts.devices().entrySet()) {
      String key = enrolled.getKey();
      DonorCredit credit = credits.get(key);
      long earned = credit == null ? 0 : credit.credit();
      Place place = new Place(presence.active(key, now), earned, key, enrolled.getValue());
      if (first.size() < LISTED) {
        first.add(place);
      } else if (place.compareTo(first.element()) < 0) {
        first.remove();
        first.add(place);
      }
    }
    return first.stream()
        .sorted()
        .map(place -> donor(place.key(), place.device(), credits.get(place.key()), presence, now))
        .toList();
  }

  private static DonorView donor(
      String key,
      String enrolledDevice,
      @Nullable DonorCredit credit,
      Presence presence,
      long now) {
    return new DonorView(
        key,
        presence.find(key).map(d -> d.device).orElse(enrolledDevice),
        presence.find(key).map(d -> Math.round(d.speed.samplesPerSecond() * 1000)).orElse(0L),
        credit == null ? 0 : credit.contributions(),
        credit == null ? 0 : credit.credit(),
        presence.active(key, now));
  }

  static RewardsView rewards(CampaignWork work, CampaignFacts facts) {
    return new RewardsView(work.recipe().slug(), facts.entries(), ShareTable.of(facts.rewards()));
  }
}
