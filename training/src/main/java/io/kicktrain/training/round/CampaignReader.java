package io.kicktrain.training.round;

import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.admission.Outcome.Refused;
import io.kicktrain.training.admission.Refusals;
import io.kicktrain.training.recipe.ReleaseSpec;
import io.kicktrain.training.wire.Problem;
import io.kicktrain.training.wire.ReleaseView;
import io.kicktrain.training.wire.RewardsView;
import io.kicktrain.training.wire.RoundView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign shows and hands out: rounds, releases, rewards, snapshots and checkpoints.
 * Changes nothing.
 */
public final class CampaignReader {

  /** Rounds that one answer holds at the most. */
  private static final int PAGE = 500;

  private final CampaignWork work;
  private final Object lock;
  private final CampaignFacts facts;

  CampaignReader(CampaignWork work, Object lock, CampaignFacts facts) {
    this.work = work;
    this.lock = lock;
    this.facts = facts;
  }

  /**
   * A full copy of the weights that some round opened with.
   *
   * @param path the safetensors file
   * @param round the round
   * @param weightsRoot the root of the weights in it
   */
  public record SnapshotFile(Path path, int round, String weightsRoot) {}

  /**
   * A released checkpoint's file.
   *
   * @param path the safetensors file
   * @param release what the log says about it
   */
  public record CheckpointFile(Path path, ReleaseView release) {}

  /**
   * Closed rounds.
   *
   * @param from the first round wanted, at least 0
   * @return at most 500, in order
   */
  public List<RoundView> rounds(int from) {
    synchronized (lock) {
      int size = facts.rounds().size();
      int start = Math.max(0, Math.min(from, size));
      return List.copyOf(facts.rounds().subList(start, Math.min(size, start + PAGE)));
    }
  }

  /** All releases, oldest first. */
  public List<ReleaseView> releases() {
    synchronized (lock) {
      return List.copyOf(facts.releases());
    }
  }

  /** Credit and shares as of now. */
  public RewardsView rewards() {
    synchronized (lock) {
      return Views.rewards(work, facts);
    }
  }

  /**
   * The newest snapshot, for a donor that joins or fell behind.
   *
   * @param donor an enrolled donor
   * @return the file, or {@code not-found} while the weights are still near enough to the seed
   */
  public Outcome<SnapshotFile> snapshot(String donor) {
    synchronized (lock) {
      if (facts.enrolment(donor).isEmpty()) {
        return new Refused<>(Refusals.notEnrolled(donor));
      }
      int every = work.recipe().round().snapshotEveryRounds();
      for (int round = facts.round() - facts.round() % every; round > 0; round -= every) {
        Path file = work.files().snapshot(round);
        if (Files.exists(file)) {
          String root = facts.rounds().get(round - 1).weightsRoot();
          return Outcome.done(new SnapshotFile(file, round, root));
        }
      }
      return new Refused<>(Refusals.notFound("a snapshot; start from the seed, which"));
    }
  }

  /**
   * A released checkpoint, for those who have earned it.
   *
   * @param donor the key that signed the request, or null for none
   * @param number the release's number, from 1
   * @return the file, or why it is refused and what is missing
   */
  public Outcome<CheckpointFile> checkpoint(@Nullable String donor, int number) {
    synchronized (lock) {
      if (number < 1 || number > facts.releases().size()) {
        return new Refused<>(Refusals.notFound("release " + number));
      }
      ReleaseView release = facts.releases().get(number - 1);
      Optional<Problem> refusal = refusal(donor, release);
      return refusal.isPresent()
          ? new Refused<>(refusal.get())
          : Outcome.done(new CheckpointFile(work.files().release(number), release));
    }
  }

  private Optional<Problem> refusal(@Nullable String donor, ReleaseView release) {
    if (work.recipe().release().access() == ReleaseSpec.Access.EVERYONE) {
      return Optional.empty();
    }
    if (donor == null) {
      return Optional.of(Refusals.unsigned());
    }
    if (facts.rewards().entitled(donor, release.round())) {
      return Optional.empty();
    }
    long credit = facts.rewards().creditUpTo(donor, release.round());
    return Optional.of(Refusals.notEntitled(credit, release.requiredCredit()));
  }

  /**
   * Whether a payload belongs to the open round: it is shown only once the round has closed, so
   * that nobody can copy it.
   *
   * @param sha256 a file's hash
   * @return true if it must not be given out yet
   */
  public boolean withheld(String sha256) {
    synchronized (lock) {
      return facts.openContributions().stream()
          .anyMatch(logged -> logged.statement().payload().equals(sha256));
    }
  }
}
