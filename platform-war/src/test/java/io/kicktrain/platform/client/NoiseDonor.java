package io.kicktrain.platform.client;

import io.kicktrain.codec.feedback.FeedbackState;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
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
import io.kicktrain.training.wire.Verdict;
import io.kicktrain.training.wire.WireJson;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import java.util.Random;

/**
 * A donor without a neural network: its updates are seeded noise and its losses are made up; all
 * else (error feedback, commitments, statements, openings, signatures, HTTP) is what a real donor
 * does.
 */
public final class NoiseDonor {

  private static final String JSON = "application/json";
  private static final String BINARY = "application/octet-stream";

  private final WorkerKey key;
  private final Api api;
  private final TestCampaign campaign;
  private final String device;
  private final Recipe recipe;
  private final Random random;
  private FeedbackState state;

  /** A donor of its own key. */
  public NoiseDonor(Api api, TestCampaign campaign, String device, int seed) {
    byte[] secret = new byte[32];
    secret[0] = (byte) seed;
    this.key = WorkerKey.ofSeed(secret);
    this.api = api;
    this.campaign = campaign;
    this.device = device;
    this.recipe = campaign.recipe();
    this.random = new Random(seed);
    this.state =
        FeedbackState.zero(
            ModelLayout.of(recipe.model()).parameters(),
            recipe.codec().contribution().momentum().isPresent());
  }

  /** One piece of work with all that is needed to open it. */
  public record Work(Statement statement, Contribution made) {
    /** The coded update. */
    public byte[] payload() {
      return made.message();
    }
  }

  /** The donor's key. */
  public WorkerKey key() {
    return key;
  }

  /** Enrols. */
  public HttpResponse<byte[]> enrol() throws Exception {
    Entry entry =
        Entry.of(EntryKinds.ENROLMENT)
            .put("campaign", recipe.slug())
            .put("device", device)
            .build()
            .sign(key);
    return api.post(key, campaign.path() + "/enrolments", JSON, entry.bytes());
  }

  /** Asks for work. */
  public HttpResponse<byte[]> ask() throws Exception {
    LeaseRequest request = new LeaseRequest(device, 16_000, 0);
    return api.post(key, campaign.path() + "/leases", JSON, WireJson.write(request));
  }

  /** Asks for work and does evaluations until a training lease comes. */
  public Lease trainingLease(long lossMicros) throws Exception {
    Lease lease = Api.read(ask(), Lease.class);
    while (lease.kind() == Lease.Kind.EVALUATION) {
      evaluate(lease, lossMicros);
      lease = Api.read(ask(), Lease.class);
    }
    return lease;
  }

  /** Reports a loss. */
  public HttpResponse<byte[]> evaluate(Lease lease, long lossMicros) throws Exception {
    Entry entry =
        Entry.of(EntryKinds.EVALUATION)
            .put("campaign", recipe.slug())
            .put("round", lease.round())
            .put("lease", lease.id())
            .put("samples", lease.samples())
            .put("loss", lossMicros)
            .build()
            .sign(key);
    return api.post(key, campaign.path() + "/evaluations", JSON, entry.bytes());
  }

  /** Does a lease's work and moves the state on. */
  public Work work(Lease lease) {
    ParameterVector update = new ParameterVector(state.residual().length());
    for (long i = 0; i < update.length(); i++) {
      update.set(i, (float) (random.nextGaussian() * 1e-3));
    }
    Contribution made =
        new Contribution(ContributionCoding.of(recipe), lease.round(), state, update);
    state = made.after();
    return new Work(made.statement(lease, lease.steps(), 3_000_000, 0), made);
  }

  /** The request that contributes, not sent yet. */
  public HttpRequest.Builder contribution(Work work, byte[] payload) {
    String entry = Base64.getEncoder().encodeToString(work.statement().sign(key).bytes());
    Map<String, String> header = Map.of("KickTrain-Statement", ":" + entry + ":");
    return api.signed("POST", key, campaign.path() + "/contributions", BINARY, payload, header);
  }

  /** Contributes. */
  public HttpResponse<byte[]> send(Work work) throws Exception {
    return api.send(contribution(work, work.payload()));
  }

  /** Opens what the challenge asks for. */
  public HttpResponse<byte[]> open(Work work, Challenge challenge) throws Exception {
    String path = campaign.path() + "/contributions/" + challenge.contribution() + "/openings";
    return api.post(key, path, JSON, WireJson.write(work.made().open(challenge.blocks())));
  }

  /** Lease, work, contribution and openings. */
  public Verdict contribute(long lossMicros) throws Exception {
    Work work = work(trainingLease(lossMicros));
    ContributionReply reply = Api.read(send(work), ContributionReply.class);
    return Api.read(open(work, reply.challenge()), Verdict.class);
  }
}
