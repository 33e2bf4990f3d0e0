package io.kicktrain.worker.loop;

import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.Shard;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.training.wire.LeaseRequest;
import io.kicktrain.worker.data.CampaignData;
import io.kicktrain.worker.data.ShardCache;
import io.kicktrain.worker.hub.HubClient;
import io.kicktrain.worker.hub.HubProblemException;
import io.kicktrain.worker.model.LocalTraining;
import io.kicktrain.worker.model.Network;
import io.kicktrain.worker.model.TokenBatch;
import io.kicktrain.worker.model.Torch;
import io.kicktrain.worker.state.DonorState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A donor from its first request to the campaign's end:
 *
 * <pre>
 *   recipe, data, weights (each verified) -> enrol -> measure the speed
 *         -> [ settle -> follow the log -> lease -> train or evaluate -> send ] -> ... -> finished
 * </pre>
 *
 * <p>All of it happens on the thread that calls {@link #run}. A kill at any line loses at most the
 * steps of the lease under way: what was made is on disk before it is sent, and a restart takes it
 * up again.
 */
public final class TrainingLoop {

  private static final int WARM_UP_PASSES = 2;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final DonorConfig config;
  private final HubClient hub;
  private final WorkerKey key;
  private final DonorListener listener;
  private final String slug;
  private final Pace pace;
  private final Object monitor = new Object();

  // guarded by the monitor
  private boolean stopping;
  private boolean computing;
  private @Nullable Thread runner;

  /**
   * A donor.
   *
   * @param config how it takes part
   * @param hub the campaign's hub, spoken to with {@code key}
   * @param key who it is
   * @param listener hears what it does
   */
  public TrainingLoop(DonorConfig config, HubClient hub, WorkerKey key, DonorListener listener) {
    this.config = config;
    this.hub = hub;
    this.key = key;
    this.listener = listener;
    this.slug = config.campaign();
    this.pace = new Pace(config.dutyCycle(), this::stopping);
  }

  /**
   * Trains until the campaign has reached its goal or {@link #stop} is called; both leave the state
   * on disk.
   *
   * @throws HubProblemException if the hub refuses for good, as when the key is banned
   * @throws IOException if the disk fails, or the hub serves what is not what its log says
   * @throws InterruptedException if the thread is interrupted by anything but {@link #stop}
   */
  public void run() throws IOException, InterruptedException {
    synchronized (monitor) {
      runner = Thread.currentThread();
    }
    Torch.useThreads(config.threads());
    try {
      Admission admission = new Admission(hub, key, slug, listener);
      Recipe recipe = admission.recipe();
      Path folder = config.home().resolve("campaigns").resolve(slug);
      ShardCache shards = new ShardCache(config.home().resolve("data"), hub);
      try (CampaignData data = CampaignData.open(recipe, shards);
          DonorState state = open(folder, admission.recipeHash(), recipe);
          Network network = Network.of(recipe.model(), config.device())) {
        Delivery delivery = new Delivery(recipe, hub, key, admission.logKey(), state, listener);
        Replica replica = new Replica(recipe, network.layout(), hub, state, folder);
        admission.enrol(network.device());
        new Session(recipe, data, network, delivery, replica, admission).work();
      }
    } catch (IOException | InterruptedException e) {
      if (!stopping()) {
        throw e;
      }
    } finally {
      synchronized (monitor) {
        runner = null;
      }
    }
  }

  private DonorState open(Path folder, String recipeHash, Recipe recipe) throws IOException {
    boolean withMomentum = recipe.codec().contribution().momentum().isPresent();
    return DonorState.open(folder, key.id(), recipeHash, recipe.model().parameters(), withMomentum);
  }

  /**
   * Ends {@link #run} soon, from any thread: a step is finished and its work kept, a wait is broken
   * off.
   */
  public void stop() {
    synchronized (monitor) {
      stopping = true;
      if (runner != null && !computing) {
        runner.interrupt();
      }
    }
  }

  private boolean stopping() {
    synchronized (monitor) {
      return stopping;
    }
  }

  /** Between true and false {@link #stop} waits: an interrupt would break off writing to disk. */
  private void computing(boolean now) throws InterruptedException {
    synchronized (monitor) {
      if (now && stopping) {
        throw new InterruptedException("stopped");
      }
      computing = now;
    }
  }

  /** Everything that is open while a donor works. */
  private final class Session {

    private final Recipe recipe;
    private final CampaignData data;
    private final Network network;
    private final Delivery delivery;
    private final Replica replica;
    private final Admission admission;
    private final LocalTraining training;

    Session(
        Recipe recipe,
        CampaignData data,
        Network network,
        Delivery delivery,
        Replica replica,
        Admission admission) {
      this.recipe = recipe;
      this.data = data;
      this.network = network;
      this.delivery = delivery;
      this.replica = replica;
      this.admission = admission;
      this.training = LocalTraining.of(network, recipe.localWork());
    }

    void work() throws IOException, InterruptedException {
      try {
        follow();
        measureSpeed();
        delivery.send(); // what an earlier run had made and not seen settled
        while (!stopping() && !finished()) {
          boolean settled = delivery.settle();
          follow();
          Optional<Lease> lease = lease();
          if (lease.isEmpty()) {
            listener.onWaiting(settled ? "the next round" : "the round to close");
            Thread.sleep(PAUSE.toMillis());
          } else if (fits(lease.get())) {
            answer(lease.get());
          }
        }
      } finally {
        Thread.interrupted(); // the weights are written in peace
        replica.save();
      }
    }

    private void follow() throws IOException, InterruptedException {
      if (replica.follow()) {
        listener.onRound(hub.campaign(slug));
      }
    }

    private void measureSpeed() throws IOException, InterruptedException {
      listener.onPreparing("speed");
      int batch = recipe.localWork().batch();
      TokenBatch sample = data.batch(Shard.Role.TRAIN, recipe.seed(), 0, batch);
      network.load(replica.weights());
      for (int i = 0; i < WARM_UP_PASSES; i++) {
        network.rehearse(sample);
      }
      long start = System.nanoTime();
      network.rehearse(sample);
      pace.rest(batch, Duration.ofNanos(System.nanoTime() - start));
    }

    private Optional<Lease> lease() throws IOException, InterruptedException {
      long speed = pace.milliSamplesPerSecond();
      try {
        return hub.lease(slug, new LeaseRequest(network.device(), speed, replica.round()));
      } catch (HubProblemException e) {
        if (e.is("not-enrolled")) {
          admission.enrol(network.device());
          return Optional.empty();
        }
        if (e.is("campaign-finished")) {
          return Optional.empty();
        }
        throw e;
      }
    }

    private boolean finished() throws IOException, InterruptedException {
      CampaignView view = hub.campaign(slug);
      if (view.status() != CampaignView.Status.FINISHED) {
        return false;
      }
      if (!delivery.settle()) {
        delivery.foldBack("the campaign ended before its round closed");
      }
      follow();
      listener.onFinished(view);
      return true;
    }

    /** Whether a lease is for the weights that are here and nothing of ours is in its way. */
    private boolean fits(Lease lease) throws IOException, InterruptedException {
      follow();
      if (!replica.is(lease.round(), lease.weightsRoot())) {
        if (replica.round() == lease.round()) {
          throw new IOException(
              "the hub's lease names weights " + lease.weightsRoot() + ", its log does not");
        }
        return false; // its round has closed in the meantime
      }
      return lease.kind() == Lease.Kind.EVALUATION || delivery.makesRoomFor(lease);
    }

    private void answer(Lease lease) throws IOException, InterruptedException {
      listener.onLease(lease);
      if (lease.kind() == Lease.Kind.EVALUATION) {
        evaluate(lease);
      } else {
        if (train(lease)) {
          delivery.send();
        } else {
          listener.onWaiting("the next round: this one is too short for one more step");
          Thread.sleep(PAUSE.toMillis());
        }
      }
    }

    /** Whether it was enough for a contribution, which then is on disk. */
    private boolean train(Lease lease) throws IOException, InterruptedException {
      computing(true);
      try {
        training.begin(replica.weights(), lease.round());
        while (goesOn(lease)) {
          step(lease, training.steps());
        }
        if (training.steps() == 0) {
          return false;
        }
        ParameterVector update = new ParameterVector(replica.weights().length());
        training.finish(replica.weights(), update);
        delivery.make(lease, training.steps(), training.meanLoss(), update);
        return true;
      } finally {
        computing(false);
      }
    }

    /**
     * A lease that would expire, or a stop, ends the work early; the steps that were done count.
     */
    private boolean goesOn(Lease lease) {
      return training.steps() < lease.steps() && !stopping() && pace.fits(lease, hub.hubTime());
    }

    private void step(Lease lease, int number) throws IOException, InterruptedException {
      long first = (long) number * lease.batch();
      long start = System.nanoTime();
      TokenBatch batch = data.batch(Shard.Role.TRAIN, lease.seed(), first, lease.batch());
      double loss = training.step(batch);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      listener.onStep(training.steps(), lease.steps(), loss, took);
      pace.rest(lease.batch(), took);
    }

    private void evaluate(Lease lease) throws IOException, InterruptedException {
      network.load(replica.weights());
      double sum = 0;
      for (int i = 0; i < lease.steps(); i++) {
        if (stopping()) {
          return; // somebody else will be asked
        }
        long first = (long) i * lease.batch();
        sum += network.loss(data.batch(Shard.Role.VALIDATION, lease.seed(), first, lease.batch()));
      }
      admission.report(lease, sum / lease.steps());
    }
  }
}
