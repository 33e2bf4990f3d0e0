package io.kicktrain.training.round;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kicktrain.codec.feedback.FeedbackState;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.admission.Outcome.Done;
import io.kicktrain.training.admission.Outcome.Refused;
import io.kicktrain.training.coding.ContributionCoding;
import io.kicktrain.training.contribution.Contribution;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.entry.Statement;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.wire.Challenge;
import io.kicktrain.training.wire.ContributionReply;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.training.wire.LeaseRequest;
import io.kicktrain.training.wire.Problem;
import io.kicktrain.training.wire.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;

/**
 * A donor without a neural network: its updates are seeded noise, everything else (error feedback,
 * commitments, statements, openings, signatures) is what a real donor does.
 */
public final class TestDonor {

  final WorkerKey key;
  private final TestHub hub;
  private final Recipe recipe;
  private final Random random;
  private FeedbackState state;
  private int folded;

  /** A donor of its own key. */
  public TestDonor(TestHub hub, int seed) {
    byte[] secret = new byte[32];
    secret[0] = (byte) seed;
    this.key = WorkerKey.ofSeed(secret);
    this.hub = hub;
    this.recipe = hub.recipe;
    this.random = new Random(seed);
    this.state =
        FeedbackState.zero(
            ModelLayout.of(recipe.model()).parameters(),
            recipe.codec().contribution().momentum().isPresent());
  }

  /** One piece of work with all that is needed to open it. */
  record Work(Statement statement, Contribution made, ParameterVector update) {
    byte[] payload() {
      return made.message();
    }

    /** The same statement about another payload, as a donor that lies would sign it. */
    Statement about(byte[] other) {
      Statement s = statement;
      return new Statement(
          s.campaign(),
          s.round(),
          s.lease(),
          Sha256.hex(other),
          other.length,
          s.steps(),
          s.samples(),
          s.lossMicros(),
          s.before(),
          s.update(),
          s.after(),
          s.folded());
    }
  }

  static <T> T done(Outcome<T> outcome) {
    if (outcome instanceof Done<T> done) {
      return done.value();
    }
    throw new AssertionError("expected done, but was " + refused(outcome).detail());
  }

  static Problem refused(Outcome<?> outcome) {
    return assertInstanceOf(Refused.class, outcome, outcome::toString).problem();
  }

  /** The key's id. */
  public String key() {
    return key.id();
  }

  /** Enrols; repeated calls are harmless. */
  public TestDonor enrol() throws IOException {
    Entry entry =
        Entry.of(EntryKinds.ENROLMENT)
            .put("campaign", recipe.slug())
            .put("device", "cpu")
            .build()
            .sign(key);
    done(hub.pipeline.enrol(key.id(), entry.bytes()));
    return this;
  }

  Outcome<Lease> ask() throws IOException {
    return hub.pipeline.lease(key.id(), new LeaseRequest("cpu", 16_000, 0));
  }

  /** Asks for work and does evaluations until a training lease comes. */
  Lease trainingLease(long lossMicros) throws IOException {
    Lease lease = done(ask());
    while (lease.kind() == Lease.Kind.EVALUATION) {
      evaluate(lease, lossMicros);
      lease = done(ask());
    }
    return lease;
  }

  void evaluate(Lease lease, long lossMicros) throws IOException {
    done(hub.pipeline.evaluate(key.id(), evaluation(lease, lossMicros).bytes()));
  }

  Entry evaluation(Lease lease, long lossMicros) {
    return Entry.of(EntryKinds.EVALUATION)
        .put("campaign", recipe.slug())
        .put("round", lease.round())
        .put("lease", lease.id())
        .put("samples", lease.samples())
        .put("loss", lossMicros)
        .build()
        .sign(key);
  }

  /** Does a lease's work and moves the state on. */
  Work work(Lease lease) {
    ParameterVector update = new ParameterVector(state.residual().length());
    for (long i = 0; i < update.length(); i++) {
      update.set(i, (float) (random.nextGaussian() * 1e-3));
    }
    Contribution made =
        new Contribution(ContributionCoding.of(recipe), lease.round(), state, update);
    state = made.after();
    return new Work(made.statement(lease, lease.steps(), 3_000_000, folded), made, update);
  }

  Outcome<ContributionReply> send(Work work) throws IOException {
    return send(work.statement(), work.payload());
  }

  Outcome<ContributionReply> send(Statement statement, byte[] payload) throws IOException {
    return hub.pipeline.submit(
        key.id(), statement.sign(key).bytes(), new ByteArrayInputStream(payload));
  }

  Outcome<Verdict> open(Work work, Challenge challenge) throws IOException {
    return hub.pipeline.open(
        key.id(), challenge.contribution(), work.made().open(challenge.blocks()));
  }

  /** Lease, work, contribution and openings: a verified contribution. */
  public Work contribute() throws IOException {
    Work work = work(trainingLease(3_500_000));
    ContributionReply reply = done(send(work));
    Verdict verdict = done(open(work, reply.challenge()));
    if (!verdict.verified()) {
      throw new AssertionError(verdict.reason());
    }
    folded = 0;
    return work;
  }

  /** Takes a refused piece of work back, as a donor must. */
  void foldBack(Work work) {
    state = work.made().foldedBack();
    folded++;
  }
}
