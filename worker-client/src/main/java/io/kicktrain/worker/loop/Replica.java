package io.kicktrain.worker.loop;

import io.kicktrain.codec.aggregate.DeltaApplier;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.model.InitialWeights;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.model.Safetensors;
import io.kicktrain.training.model.WeightsRoot;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.wire.RoundView;
import io.kicktrain.worker.hub.HubClient;
import io.kicktrain.worker.hub.HubProblemException;
import io.kicktrain.worker.state.DonorState;
import io.kicktrain.worker.state.SavedWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The donor's copy of the weights. It follows the log: after every round its Merkle root must be
 * the one that the round's entry names, bit for bit; a copy that is not is thrown away and fetched
 * again.
 */
final class Replica {

  private final Recipe recipe;
  private final ModelLayout layout;
  private final HubClient hub;
  private final DonorState state;
  private final Path folder;
  private ParameterVector weights;
  private int round;
  private String root;

  /** The copy that was saved, or the initial weights; {@link #follow} brings it up to date. */
  Replica(Recipe recipe, ModelLayout layout, HubClient hub, DonorState state, Path folder)
      throws IOException {
    this.recipe = recipe;
    this.layout = layout;
    this.hub = hub;
    this.state = state;
    this.folder = folder;
    Optional<SavedWeights> saved = state.weights();
    this.round = saved.map(SavedWeights::round).orElse(0);
    this.weights =
        saved.isPresent() ? saved.get().weights() : InitialWeights.generate(layout, recipe.seed());
    this.root = WeightsRoot.of(weights);
  }

  ParameterVector weights() {
    return weights;
  }

  /** The round that opens with these weights. */
  int round() {
    return round;
  }

  /**
   * Applies the deltas of all rounds that have closed, by way of a snapshot when there are too
   * many.
   *
   * @return whether anything was new
   */
  boolean follow() throws IOException, InterruptedException {
    int from = round;
    List<RoundView> closed = hub.rounds(recipe.slug(), round);
    if (closed.size() > recipe.round().snapshotEveryRounds()) {
      loadSnapshot();
      closed = hub.rounds(recipe.slug(), round);
    }
    while (!closed.isEmpty()) {
      for (RoundView next : closed) {
        if (next.round() >= round) { // a snapshot may have gone past it
          apply(next);
        }
      }
      closed = hub.rounds(recipe.slug(), round);
    }
    if (round - state.weightsRound() >= recipe.round().snapshotEveryRounds()) {
      save();
    }
    return round != from;
  }

  private void apply(RoundView next) throws IOException, InterruptedException {
    if (next.round() != round) {
      throw new IOException("asked for round " + round + ", but the hub sent " + next.round());
    }
    addDelta(next);
    root = WeightsRoot.of(weights);
    if (root.equals(next.weightsRoot())) {
      round++;
      return;
    }
    round = -1; // these weights are nothing: only a snapshot helps
    loadSnapshot();
    if (round < 0) {
      throw new IOException(
          "the weights after round "
              + next.round()
              + " are not those that the log names, and the hub has no snapshot");
    }
  }

  private void addDelta(RoundView next) throws IOException, InterruptedException {
    Path file = hub.file(next.delta(), next.deltaBytes(), folder.resolve("delta"));
    try (MessageReader delta = MessageReader.open(file)) {
      DeltaApplier.apply(delta, weights);
    }
    Files.delete(file);
  }

  /** The newest snapshot, if it is newer than what is here; its root must be the one in the log. */
  private void loadSnapshot() throws IOException, InterruptedException {
    Path file = folder.resolve("snapshot.safetensors");
    int opened;
    try {
      opened = hub.snapshot(recipe.slug(), file);
    } catch (HubProblemException e) {
      if (e.problem().status() == 404) {
        return; // none yet: the deltas from the start are there
      }
      throw e;
    }
    if (opened > Math.max(round, 0)) {
      ParameterVector fetched = Safetensors.read(file, layout);
      RoundView closed = hub.rounds(recipe.slug(), opened - 1).get(0);
      root = WeightsRoot.of(fetched);
      if (!root.equals(closed.weightsRoot())) {
        throw new IOException(
            "the snapshot of round " + opened + " does not have the weights that the log names");
      }
      weights = fetched;
      round = opened;
    }
    Files.delete(file);
  }

  /** Whether these are the weights a lease is for. */
  boolean is(int wantedRound, String wantedRoot) {
    return round == wantedRound && root.equals(wantedRoot);
  }

  /** Keeps the weights for the next start. */
  void save() throws IOException {
    if (state.weightsRound() != round) {
      state.saveWeights(round, root, weights);
    }
  }
}
