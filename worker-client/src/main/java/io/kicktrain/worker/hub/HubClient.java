package io.kicktrain.worker.hub;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.recipe.RecipeReader;
import io.kicktrain.training.recipe.Shard;
import io.kicktrain.training.wire.AnchorView;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.ContributionReply;
import io.kicktrain.training.wire.EntriesView;
import io.kicktrain.training.wire.EntryView;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.training.wire.LeaseRequest;
import io.kicktrain.training.wire.Openings;
import io.kicktrain.training.wire.PlatformInfo;
import io.kicktrain.training.wire.ReceiptDocument;
import io.kicktrain.training.wire.ReleaseView;
import io.kicktrain.training.wire.RewardsView;
import io.kicktrain.training.wire.RoundView;
import io.kicktrain.training.wire.Verdict;
import io.kicktrain.training.wire.WireJson;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One hub's HTTP interface. Requests are repeated while the hub is away, so a call returns with an
 * answer, or throws {@link HubProblemException} when the hub refuses for good, or {@link
 * InterruptedException} when the thread is to stop. Every request may be repeated: the hub gives
 * the same answer to the same contribution. Thread-safe.
 */
public final class HubClient {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int NO_CONTENT = 204;
  private static final int MAX_JSON_BYTES = 64 << 20;
  private static final int MAX_LOG_FILE_BYTES = 64 << 20; // 256 entries of 64 KiB are 16 MiB
  private static final String STATEMENT_HEADER = "KickTrain-Statement";
  private static final String ROUND_HEADER = "KickTrain-Round";

  private final URI base;
  private final HubClock clock;
  private final Transport transport;
  private final Persistence persistence;

  /**
   * A client of one hub.
   *
   * @param base the hub's address; paths are resolved against its root
   * @param key signs what has to be signed; null for a client that only looks
   * @param listener hears when the hub is away
   */
  public HubClient(URI base, @Nullable WorkerKey key, WaitListener listener) {
    this(base, key, listener, PATIENCE, pause -> Thread.sleep(pause.toMillis()), Clock.systemUTC());
  }

  HubClient(
      URI base,
      @Nullable WorkerKey key,
      WaitListener listener,
      Duration patience,
      Persistence.Sleeper sleeper,
      Clock local) {
    this.base = base;
    this.clock = new HubClock(local);
    this.transport = new Transport(key, patience, clock);
    this.persistence = new Persistence(listener, new SecureRandom(), sleeper);
  }

  /** Now by the hub's clock, which leases are measured with. */
  public Instant hubTime() {
    return clock.now();
  }

  // ---- what everybody may see

  /** Who the platform is and which key signs its log. */
  public PlatformInfo platform() throws IOException, InterruptedException {
    return json(get("platform"), PlatformInfo.class);
  }

  /** All campaigns. */
  public List<CampaignView> campaigns() throws IOException, InterruptedException {
    return List.of(json(get("campaigns"), CampaignView[].class));
  }

  /** One campaign now. */
  public CampaignView campaign(String slug) throws IOException, InterruptedException {
    return json(get("campaigns/" + slug), CampaignView.class);
  }

  /** The exact bytes of a campaign's recipe. */
  public byte[] recipe(String slug) throws IOException, InterruptedException {
    return bytes(get("campaigns/" + slug + "/recipe"), RecipeReader.MAX_BYTES);
  }

  /** Credit and shares. */
  public RewardsView rewards(String slug) throws IOException, InterruptedException {
    return json(get("campaigns/" + slug + "/rewards"), RewardsView.class);
  }

  /** Closed rounds in order from number {@code from}; the hub gives at most 500 at once. */
  public List<RoundView> rounds(String slug, int from) throws IOException, InterruptedException {
    return List.of(json(get("campaigns/" + slug + "/rounds?from=" + from), RoundView[].class));
  }

  /** Released checkpoints, oldest first. */
  public List<ReleaseView> releases(String slug) throws IOException, InterruptedException {
    return List.of(json(get("campaigns/" + slug + "/releases"), ReleaseView[].class));
  }

  /** One log entry with its proof. */
  public EntryView entry(long index) throws IOException, InterruptedException {
    return json(get("ledger/entries/" + index), EntryView.class);
  }

  /** How the hub's anchor stands; empty when it has none. */
  public Optional<AnchorView> anchor() throws IOException, InterruptedException {
    try {
      return Optional.of(json(get("anchor"), AnchorView.class));
    } catch (HubProblemException e) {
      if (e.problem().status() == HttpURLConnection.HTTP_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * A file of the log as the C2SP formats name it.
   *
   * @param path below {@code /log/}: {@code checkpoint} or {@code tile/...}
   */
  public byte[] log(String path) throws IOException, InterruptedException {
    return bytes(Call.get(base.resolve("/log/" + path)), MAX_LOG_FILE_BYTES);
  }

  /**
   * Follows a campaign until the thread is interrupted; a broken connection is opened again.
   *
   * @param each gets the campaign as it is at first, and after every change
   */
  public void events(String slug, Consumer<CampaignView> each)
      throws IOException, InterruptedException {
    new EventStream(transport, get("campaigns/" + slug + "/events"))
        .follow(persistence, data -> each.accept(WireJson.read(data, CampaignView.class)));
  }

  /**
   * Downloads an immutable public file, such as a shard, a payload or a delta.
   *
   * @param sha256 its name and hash, lower-case hexadecimal
   * @param into where it is put once it is complete and its hash is right; what is left of an
   *     earlier, broken-off download lies beside it as {@code .part} and is continued
   * @return {@code into}
   * @throws WrongHashException if the hub gives other bytes
   */
  public Path file(String sha256, Path into) throws IOException, InterruptedException {
    return file(sha256, Long.MAX_VALUE, into);
  }

  /**
   * Downloads an immutable public file of known length: see {@link #file(String, Path)}.
   *
   * @param maxBytes a longer answer is an error and is not written
   */
  public Path file(String sha256, long maxBytes, Path into)
      throws IOException, InterruptedException {
    return hashed(get("files/" + sha256), sha256, maxBytes, into);
  }

  // ---- what a campaign's owner does

  /** Creates a campaign from a recipe's exact bytes. */
  public CampaignView createCampaign(byte[] recipe) throws IOException, InterruptedException {
    return json(post("campaigns", Body.of(Body.JSON, recipe)), CampaignView.class);
  }

  /** Uploads one shard. */
  public void uploadShard(String slug, Shard shard, Path file)
      throws IOException, InterruptedException {
    String path = "campaigns/" + slug + "/shards/" + shard.sha256();
    Body body = Body.of(file, shard.bytes(), shard.sha256());
    bytes(Call.send("PUT", api(path), body), MAX_JSON_BYTES);
  }

  // ---- what a donor does

  /** Enrols; again, it is the same receipt. */
  public ReceiptDocument enrol(String slug, Entry enrolment)
      throws IOException, InterruptedException {
    return json(post(slug, "enrolments", enrolment), ReceiptDocument.class);
  }

  /** Asks for work; empty when there is none now, which the hub says after a while. */
  public Optional<Lease> lease(String slug, LeaseRequest request)
      throws IOException, InterruptedException {
    Body body = Body.of(Body.JSON, WireJson.write(request));
    Call call = post("campaigns/" + slug + "/leases", body);
    return persistence.insist(
        () -> {
          try (Answer answer = accepted(call)) {
            return answer.status() == NO_CONTENT
                ? Optional.empty()
                : Optional.of(WireJson.read(answer.bytes(MAX_JSON_BYTES), Lease.class));
          }
        });
  }

  /** Sends a contribution; again, it is the same receipt and challenge. */
  public ContributionReply contribute(String slug, Entry statement, byte[] payload)
      throws IOException, InterruptedException {
    String header = ":" + Base64.getEncoder().encodeToString(statement.bytes()) + ":";
    Body body = Body.of(Body.BYTES, payload);
    Call call = post("campaigns/" + slug + "/contributions", body).with(STATEMENT_HEADER, header);
    return json(call, ContributionReply.class);
  }

  /** Opens the challenged blocks of the contribution with this log index. */
  public Verdict open(String slug, long index, Openings openings)
      throws IOException, InterruptedException {
    Body body = Body.of(Body.JSON, WireJson.write(openings));
    String path = "campaigns/" + slug + "/contributions/" + index + "/openings";
    return json(post(path, body), Verdict.class);
  }

  /** Reports a validation loss. */
  public ReceiptDocument evaluate(String slug, Entry evaluation)
      throws IOException, InterruptedException {
    return json(post(slug, "evaluations", evaluation), ReceiptDocument.class);
  }

  /**
   * Downloads the newest full copy of the weights, safetensors. Its content is not checked here.
   *
   * @param into replaced when the download is complete
   * @return the round that opened with these weights
   */
  public int snapshot(String slug, Path into) throws IOException, InterruptedException {
    Path part = part(into);
    Files.deleteIfExists(part); // of which snapshot it was is not known
    Call call = get("campaigns/" + slug + "/snapshot").asSigned();
    HttpHeaders headers = complete(call, part, Long.MAX_VALUE);
    Files.move(part, into, StandardCopyOption.REPLACE_EXISTING);
    String round = headers.firstValue(ROUND_HEADER).orElse("");
    if (!round.matches("[0-9]{1,9}")) {
      throw new IOException("the hub did not say which round the snapshot is of: " + round);
    }
    return Integer.parseInt(round);
  }

  /** Downloads a released checkpoint; one that was broken off is continued. */
  public Path download(String slug, ReleaseView release, Path into)
      throws IOException, InterruptedException {
    Call call = get("campaigns/" + slug + "/releases/" + release.release() + "/checkpoint");
    Call signed = transport.canSign() ? call.asSigned() : call;
    return hashed(signed, release.sha256(), release.bytes(), into);
  }

  // ---- who vouches for whom

  /** Sends a claim about a key into the log; again, it is the same receipt. */
  public ReceiptDocument claim(Entry claim) throws IOException, InterruptedException {
    return json(post("ledger/claims", Body.of(Body.JSON, claim.bytes())), ReceiptDocument.class);
  }

  /** A page of the log's entries of a kind, not verified here. */
  public EntriesView entries(String kind, long from) throws IOException, InterruptedException {
    return json(get("ledger/kinds/" + kind + "/entries?from=" + from), EntriesView.class);
  }

  // ---- requests

  private URI api(String path) {
    return base.resolve("/api/v1/" + path);
  }

  private Call get(String path) {
    return Call.get(api(path));
  }

  private Call post(String path, Body body) {
    return Call.send("POST", api(path), body);
  }

  private Call post(String slug, String collection, Entry entry) {
    return post("campaigns/" + slug + "/" + collection, Body.of(Body.JSON, entry.bytes()));
  }

  private <T> T json(Call call, Class<T> type) throws IOException, InterruptedException {
    return WireJson.read(bytes(call, MAX_JSON_BYTES), type);
  }

  private byte[] bytes(Call call, int limit) throws IOException, InterruptedException {
    return persistence.insist(
        () -> {
          try (Answer answer = accepted(call)) {
            return answer.bytes(limit);
          }
        });
  }

  private Answer accepted(Call call) throws IOException, InterruptedException {
    Answer answer = transport.send(call);
    if (answer.ok()) {
      return answer;
    }
    try (answer) {
      throw answer.problem();
    }
  }

  // ---- files

  private Path hashed(Call call, String sha256, long maxBytes, Path into)
      throws IOException, InterruptedException {
    Path part = part(into);
    boolean continued = Files.exists(part);
    complete(call, part, maxBytes);
    String actual = FileHash.of(part);
    if (!actual.equals(sha256)) {
      Files.delete(part);
      if (!continued) {
        throw new WrongHashException(into, sha256, actual);
      }
      return hashed(call, sha256, maxBytes, into); // what was left of an older download was wrong
    }
    Files.move(part, into, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return into;
  }

  private HttpHeaders complete(Call call, Path part, long maxBytes)
      throws IOException, InterruptedException {
    Download download = new Download(transport, call, part, maxBytes);
    return persistence.insist(download::attempt);
  }

  private static Path part(Path into) {
    return into.resolveSibling(into.getFileName() + ".part");
  }
}
