package io.kicktrain.training.reward;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.recipe.LocalWork;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.ReleaseSpec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One campaign's rewards as a fold over the log. Feed every entry in order; read at any time.
 *
 * <ul>
 *   <li>A contribution counts when a {@code round} entry lists it in {@code members} and no {@code
 *       verdict} rejects it, before or after. It earns samples x the recipe's credit per sample.
 *   <li>An evaluation counts when a {@code round} or {@code settlement} entry lists it in {@code
 *       evaluations}: a third of that, for at most the recipe's {@code replicas} of each evaluated
 *       round, in the order they are listed.
 *   <li>Points are credit x (1 + b (1 - progress)), progress being the work's round over the goal's
 *       rounds.
 * </ul>
 *
 * <p>Signatures are not looked at here: a log is audited before its rewards are believed. Memory is
 * 16 bytes for each counted contribution. Not thread-safe.
 */
public final class RewardAccount {

  private final String campaign;
  private final Recipe recipe;
  private final RewardPolicy policy;
  private final SortedMap<String, DonorAccount> donors = new TreeMap<>();
  private final Map<Long, Work> openContributions = new HashMap<>();
  private final Map<Long, Work> openEvaluations = new HashMap<>();
  private final Map<Integer, Integer> paidEvaluations = new HashMap<>();
  private long last = -1;

  /**
   * An account without entries.
   *
   * @param campaign the campaign's slug; entries of others are passed over
   * @param recipe its recipe
   */
  public RewardAccount(String campaign, Recipe recipe) {
    this.campaign = campaign;
    this.recipe = recipe;
    this.policy = new RewardPolicy(recipe);
  }

  /**
   * Takes in one entry.
   *
   * @param index its place in the log, above that of the entry before
   * @param entry the entry
   * @throws IllegalArgumentException if the log contradicts itself here: the message says how
   */
  public void accept(long index, Entry entry) {
    if (index <= last) {
      throw new IllegalArgumentException("entry " + index + " came after entry " + last);
    }
    last = index;
    if (!entry.has("campaign") || !entry.string("campaign").equals(campaign)) {
      return;
    }
    switch (entry.kind()) {
      case EntryKinds.CONTRIBUTION ->
          openContributions.put(index, work(index, entry, maxContribution()));
      case EntryKinds.EVALUATION -> openEvaluations.put(index, work(index, entry, maxEvaluation()));
      case EntryKinds.VERDICT -> judged(entry);
      case EntryKinds.ROUND -> {
        countMembers(index, entry);
        countEvaluations(index, entry);
      }
      case EntryKinds.SETTLEMENT -> countEvaluations(index, entry);
      default -> {
        // Nobody earns anything by the other kinds.
      }
    }
  }

  private long maxContribution() {
    return (long) recipe.localWork().batch() * recipe.localWork().maxSteps();
  }

  /** The last batch of an evaluation may be filled up. */
  private long maxEvaluation() {
    return (long) recipe.evaluation().samples() + recipe.localWork().batch() - 1;
  }

  private Work work(long index, Entry entry, long maxSamples) {
    long samples = bounded(index, entry, "samples", 1, maxSamples);
    long round = bounded(index, entry, "round", 0, recipe.goal().rounds());
    String donor =
        entry.signer().orElseThrow(() -> broken(index, "a " + entry.kind() + " has no signer"));
    return new Work(donor, (int) round, (int) samples);
  }

  private static long bounded(long index, Entry entry, String field, long min, long max) {
    long value = entry.integer(field);
    if (value < min || value > max) {
      throw broken(index, field + " must be from " + min + " to " + max + ", but is " + value);
    }
    return value;
  }

  /** A rejected contribution that no round has counted yet stays known, with no samples. */
  private void judged(Entry entry) {
    if (!entry.string("verdict").equals("rejected")) {
      return;
    }
    long contribution = entry.integer("contribution");
    openContributions.computeIfPresent(
        contribution, (index, work) -> new Work(work.donor(), work.round(), 0));
    for (DonorAccount donor : donors.values()) {
      if (donor.reject(contribution)) {
        return;
      }
    }
  }

  private void countMembers(long index, Entry entry) {
    int round = (int) bounded(index, entry, "round", 0, recipe.goal().rounds() - 1);
    long samples = 0;
    for (long member : entry.integers("members")) {
      Work work = openContributions.remove(member);
      if (work == null || work.round() != round) {
        throw broken(index, "member " + member + " is no uncounted contribution of round " + round);
      }
      samples += work.samples();
      if (samples > LocalWork.MAX_SAMPLES) {
        throw broken(index, "the members have more than " + LocalWork.MAX_SAMPLES + " samples");
      }
      if (work.samples() > 0) {
        account(work.donor()).contributed(member, work);
      }
    }
    openContributions.values().removeIf(work -> work.round() <= round);
  }

  private void countEvaluations(long index, Entry entry) {
    if (!entry.has("evaluations")) {
      return;
    }
    for (long evaluation : entry.integers("evaluations")) {
      Work work = openEvaluations.remove(evaluation);
      if (work == null) {
        throw broken(index, evaluation + " is no uncounted evaluation");
      }
      if (paidEvaluations.merge(work.round(), 1, Integer::sum) <= recipe.evaluation().replicas()) {
        account(work.donor()).evaluated(evaluation, work);
      }
    }
  }

  private DonorAccount account(String key) {
    return donors.computeIfAbsent(key, k -> new DonorAccount(k, policy));
  }

  private static IllegalArgumentException broken(long index, String problem) {
    return new IllegalArgumentException("entry " + index + ": " + problem);
  }

  /**
   * Writes what was taken in so far, 16 bytes for each counted contribution.
   *
   * @param out where {@link #restore} will read it
   * @throws IOException if writing fails
   */
  public void save(DataOutput out) throws IOException {
    out.writeLong(last);
    out.writeInt(donors.size());
    for (Map.Entry<String, DonorAccount> donor : donors.entrySet()) {
      out.writeUTF(donor.getKey());
      donor.getValue().save(out);
    }
    save(openContributions, out);
    save(openEvaluations, out);
    out.writeInt(paidEvaluations.size());
    for (Map.Entry<Integer, Integer> paid : paidEvaluations.entrySet()) {
      out.writeInt(paid.getKey());
      out.writeInt(paid.getValue());
    }
  }

  private static void save(Map<Long, Work> open, DataOutput out) throws IOException {
    out.writeInt(open.size());
    for (Map.Entry<Long, Work> work : open.entrySet()) {
      out.writeLong(work.getKey());
      work.getValue().save(out);
    }
  }

  /**
   * Takes in, as a fresh account, what another one of the same campaign and recipe has saved.
   *
   * @param in what {@link #save} wrote, whole: the caller has checked that
   * @throws IOException if reading fails
   */
  public void restore(DataInput in) throws IOException {
    last = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      account(in.readUTF()).restore(in);
    }
    restore(openContributions, in);
    restore(openEvaluations, in);
    for (int left = in.readInt(); left > 0; left--) {
      paidEvaluations.put(in.readInt(), in.readInt());
    }
  }

  private static void restore(Map<Long, Work> open, DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      open.put(in.readLong(), Work.restored(in));
    }
  }

  /** Everybody whose work counts, by ascending key. */
  public SortedMap<String, DonorCredit> credits() {
    SortedMap<String, DonorCredit> credits = new TreeMap<>();
    donors.forEach(
        (key, donor) -> {
          if (!donor.isEmpty()) {
            credits.put(key, donor.total());
          }
        });
    return Collections.unmodifiableSortedMap(credits);
  }

  /** Shares by ascending key, 1,000,000 millionths together; empty when nobody has points. */
  public List<Share> shares() {
    return LargestRemainder.shares(credits().values());
  }

  /**
   * A donor's credit for the work of the first rounds.
   *
   * @param key the donor's key, known or not
   * @param round the last round that counts
   * @return units of 10^6 floating point operations, at least 0
   */
  public long creditUpTo(String key, int round) {
    DonorAccount donor = donors.get(key);
    return donor == null ? 0 : donor.creditUpTo(round);
  }

  /**
   * Whether a donor may download a release.
   *
   * @param key the donor's key
   * @param releaseRound the round whose weights were released
   * @return true when nothing is missing
   */
  public boolean entitled(String key, int releaseRound) {
    return missing(key, releaseRound) == 0;
  }

  /**
   * What a donor lacks to download a release.
   *
   * @param key the donor's key
   * @param releaseRound the round whose weights were released
   * @return credit, units of 10^6 floating point operations; 0 when the donor is entitled
   */
  public long missing(String key, int releaseRound) {
    return Math.max(0, required() - creditUpTo(key, releaseRound));
  }

  /** Credit that entitles to a release: 0 when everyone may have it, otherwise at least 1. */
  public long required() {
    return recipe.release().access() == ReleaseSpec.Access.EVERYONE
        ? 0
        : Math.max(1, recipe.release().minimumCredit());
  }
}
