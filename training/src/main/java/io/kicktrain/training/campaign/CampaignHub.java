package io.kicktrain.training.campaign;

import io.kicktrain.ledger.durable.BlobTooLargeException;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.durable.FileBlobs;
import io.kicktrain.ledger.durable.Stored;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.log.TransparencyLog;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.admission.Outcome.Refused;
import io.kicktrain.training.admission.Refusals;
import io.kicktrain.training.lease.LeaseBook;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.RecipeException;
import io.kicktrain.training.recipe.RecipeReader;
import io.kicktrain.training.recipe.Shard;
import io.kicktrain.training.round.CampaignReplay;
import io.kicktrain.training.round.HubServices;
import io.kicktrain.training.round.RoundPipeline;
import io.kicktrain.training.round.StorageReserve;
import io.kicktrain.training.verification.Challenger;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/**
 * All campaigns of a platform. Thread-safe: each campaign's pipeline has its own lock, and creating
 * campaigns takes this object's.
 */
public final class CampaignHub {

  private static final int MAX_RECIPE_BYTES = 1 << 20;

  /**
   * A view goes through all donors and takes about a microsecond for each. Of a crowd it is made
   * less often, so that this stays some hundredths of a processor: of 10,000 twice a second.
   */
  private static final int DONORS_PER_MILLI = 20;

  private final Path dataDir;
  private final FileBlobs blobs;
  private final CampaignBook book;
  private final HubServices services;
  private final HubLimits limits;
  private final Consumer<CampaignView> onChange;
  private final Map<String, Campaign> campaigns = new ConcurrentSkipListMap<>();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  /** Campaigns that have been told of; for the thread that ticks. */
  private final Map<String, Quiet> quiet = new HashMap<>();

  /**
   * Milliseconds in which nothing more is told of a campaign. A clock that was set back ends them.
   */
  private record Quiet(long from, long to) {
    boolean contains(long millis) {
      return from <= millis && millis < to;
    }
  }

  /** A campaign in memory. */
  private record Campaign(CampaignRecord record, Recipe recipe, RoundPipeline pipeline) {}

  private CampaignHub(
      Path dataDir,
      FileBlobs blobs,
      CampaignBook book,
      HubServices services,
      HubLimits limits,
      Consumer<CampaignView> onChange) {
    this.dataDir = dataDir;
    this.blobs = blobs;
    this.book = book;
    this.services = services;
    this.limits = limits;
    this.onChange = onChange;
  }

  /**
   * Opens all campaigns of a data folder; open rounds go on where they were.
   *
   * @param dataDir the data folder
   * @param log the platform's log, already recovered
   * @param campaigns remembers campaigns
   * @param leases remembers leases
   * @param clock the hub's clock
   * @param limits what the platform takes on
   * @param onChange gets a campaign's view after it changed, from the thread that calls {@link
   *     #tick}; of a campaign with thousands of donors not at every tick, but always the last one
   * @return the hub
   * @throws IOException if the folder cannot be read or written, or a recipe in it is damaged
   */
  public static CampaignHub open(
      Path dataDir,
      TransparencyLog log,
      CampaignBook campaigns,
      LeaseBook leases,
      Clock clock,
      HubLimits limits,
      Consumer<CampaignView> onChange)
      throws IOException {
    FileBlobs blobs = FileBlobs.open(dataDir.resolve("blobs"));
    SecureRandom random = new SecureRandom();
    Challenger challenger = new Challenger(secret(dataDir.resolve("keys/challenge.key"), random));
    StorageReserve reserve = new StorageReserve(dataDir, limits.reservedBytes());
    HubServices services = new HubServices(log, blobs, leases, challenger, clock, random, reserve);
    CampaignHub hub = new CampaignHub(dataDir, blobs, campaigns, services, limits, onChange);
    hub.recover();
    return hub;
  }

  private static byte[] secret(Path file, SecureRandom random) throws IOException {
    if (!Files.exists(file)) {
      byte[] fresh = new byte[32];
      random.nextBytes(fresh);
      DurableFiles.writeSecret(file, fresh);
    }
    return Files.readAllBytes(file);
  }

  /** A campaign whose log entries are being read. */
  private record Recovering(CampaignRecord record, Recipe recipe, CampaignReplay replay) {}

  /** One pass over the log brings every campaign to where it was. */
  private void recover() throws IOException {
    Map<String, Recovering> known = new LinkedHashMap<>();
    for (CampaignRecord record : book.all()) {
      Recipe recipe = storedRecipe(record);
      known.put(record.slug(), new Recovering(record, recipe, replay(record, recipe)));
    }
    services.log().forEach(0, (index, bytes) -> dispatch(index, Entry.parse(bytes), known));
    for (Recovering recovering : known.values()) {
      RoundPipeline pipeline = recovering.replay().pipeline();
      if (pipeline.openIfComplete()) {
        pipeline.catchUp();
      }
      CampaignRecord record = recovering.record();
      campaigns.put(record.slug(), new Campaign(record, recovering.recipe(), pipeline));
      changed.add(record.slug());
    }
  }

  private static void dispatch(long index, Entry entry, Map<String, Recovering> known) {
    Recovering campaign = entry.has("campaign") ? known.get(entry.string("campaign")) : null;
    if (campaign != null) {
      campaign.replay().accept(index, entry);
    }
  }

  private Recipe storedRecipe(CampaignRecord record) throws IOException {
    try {
      return RecipeReader.read(Files.readAllBytes(blobs.path(record.recipe())));
    } catch (RecipeException e) {
      throw new IOException("the stored recipe of " + record.slug() + " is damaged", e);
    }
  }

  private CampaignReplay replay(CampaignRecord record, Recipe recipe) {
    Path folder = dataDir.resolve("campaigns").resolve(record.slug());
    String slug = record.slug();
    return new CampaignReplay(
        recipe, record.recipe(), record.owner(), folder, services, () -> changed.add(slug));
  }

  // ---- creating ----

  /**
   * Creates a campaign. It opens once its owner has uploaded all shards.
   *
   * @param owner the key that signed the request
   * @param recipeBytes the recipe, exactly as its hash will be taken
   * @return the campaign, or what is wrong with the recipe and where
   * @throws IOException if storing fails
   */
  public synchronized Outcome<CampaignView> create(String owner, byte[] recipeBytes)
      throws IOException {
    if (recipeBytes.length > MAX_RECIPE_BYTES) {
      return new Refused<>(
          recipeProblem("", "a recipe has at most " + MAX_RECIPE_BYTES + " bytes"));
    }
    Recipe recipe;
    try {
      recipe = RecipeReader.read(recipeBytes);
    } catch (RecipeException e) {
      return new Refused<>(recipeProblem(e.pointer(), e.problem()));
    }
    Optional<Problem> tooMuch = tooMuch(recipe);
    if (tooMuch.isPresent()) {
      return new Refused<>(tooMuch.get());
    }
    services.reserve().require();
    Stored stored = blobs.put(new ByteArrayInputStream(recipeBytes), MAX_RECIPE_BYTES);
    Campaign taken = campaigns.get(recipe.slug());
    if (taken != null) {
      boolean same =
          taken.record().owner().equals(owner) && taken.record().recipe().equals(stored.sha256());
      return same
          ? Outcome.again(taken.pipeline().view())
          : new Refused<>(slugTaken(recipe.slug()));
    }
    CampaignRecord record =
        new CampaignRecord(recipe.slug(), owner, stored.sha256(), services.clock().millis());
    book.add(record);
    RoundPipeline pipeline = replay(record, recipe).pipeline();
    campaigns.put(recipe.slug(), new Campaign(record, recipe, pipeline));
    pipeline.openIfComplete();
    changed.add(recipe.slug());
    return Outcome.done(pipeline.view());
  }

  private Optional<Problem> tooMuch(Recipe recipe) {
    if (campaigns.size() >= limits.maxCampaigns()) {
      return Optional.of(
          Problem.of(
              "too-many-campaigns",
              409,
              "The platform is full",
              "this platform holds at most " + limits.maxCampaigns() + " campaigns"));
    }
    long parameters = ModelLayout.of(recipe.model()).parameters();
    if (parameters > limits.maxParameters()) {
      return Optional.of(
          recipeProblem(
              "/model",
              "the model has "
                  + parameters
                  + " parameters, this platform takes at most "
                  + limits.maxParameters()));
    }
    long bytes = recipe.data().shards().stream().mapToLong(Shard::bytes).sum();
    if (bytes > limits.maxDataBytes()) {
      return Optional.of(
          recipeProblem(
              "/data/shards",
              bytes + " bytes of data, this platform takes at most " + limits.maxDataBytes()));
    }
    return Optional.empty();
  }

  private static Problem recipeProblem(String pointer, String detail) {
    return Problem.of("invalid-recipe", 400, "The recipe is not valid", detail)
        .with("pointer", pointer);
  }

  private static Problem slugTaken(String slug) {
    return Problem.of("slug-taken", 409, "The campaign exists", "choose another slug than " + slug);
  }

  /**
   * Takes one shard of a campaign's data; the last one opens the campaign.
   *
   * @param owner the key that signed the request
   * @param slug the campaign
   * @param sha256 the shard's hash, as the recipe says
   * @param body the shard
   * @return the campaign, or why the shard is refused
   * @throws IOException if the body ends early or storing fails
   */
  public Outcome<CampaignView> putShard(String owner, String slug, String sha256, InputStream body)
      throws IOException {
    Campaign campaign = campaigns.get(slug);
    if (campaign == null) {
      return new Refused<>(Refusals.notFound("campaign " + slug));
    }
    if (!campaign.record().owner().equals(owner)) {
      return new Refused<>(Refusals.wrongKey("only the campaign's owner uploads its data"));
    }
    Optional<Shard> shard =
        campaign.recipe().data().shards().stream().filter(s -> s.sha256().equals(sha256)).findAny();
    if (shard.isEmpty()) {
      return new Refused<>(Refusals.notFound("a shard " + sha256 + " of this recipe"));
    }
    boolean existed = blobs.has(sha256);
    if (!existed) {
      services.reserve().require();
      Optional<Problem> mismatch = store(shard.get(), body);
      if (mismatch.isPresent()) {
        return new Refused<>(mismatch.get());
      }
    }
    campaign.pipeline().openIfComplete();
    changed.add(slug);
    CampaignView view = campaign.pipeline().view();
    return existed ? Outcome.again(view) : Outcome.done(view);
  }

  private Optional<Problem> store(Shard shard, InputStream body) throws IOException {
    try {
      Stored stored = blobs.put(body, shard.bytes());
      if (stored.sha256().equals(shard.sha256())) {
        return Optional.empty();
      }
      if (!stored.existed()) {
        Files.deleteIfExists(blobs.path(stored.sha256()));
      }
      return Optional.of(
          shardProblem(shard, "SHA-256 " + stored.sha256() + ", " + stored.size() + " bytes"));
    } catch (BlobTooLargeException e) {
      return Optional.of(shardProblem(shard, "more than " + shard.bytes() + " bytes"));
    }
  }

  private static Problem shardProblem(Shard shard, String actual) {
    return Problem.of(
        "shard-hash-mismatch",
        422,
        "The shard is not the one the recipe names",
        shard.name()
            + " must be SHA-256 "
            + shard.sha256()
            + ", "
            + shard.bytes()
            + " bytes, but is "
            + actual);
  }

  // ---- looking up ----

  /** All campaigns, by slug. */
  public List<CampaignView> views() {
    return campaigns.values().stream().map(c -> c.pipeline().view()).toList();
  }

  /**
   * One campaign.
   *
   * @param slug its name
   * @return its pipeline, or empty
   */
  public Optional<RoundPipeline> campaign(String slug) {
    return Optional.ofNullable(campaigns.get(slug)).map(Campaign::pipeline);
  }

  /**
   * A public file: recipe, shard, payload of a closed round, delta or table of shares.
   *
   * @param sha256 its hash
   * @return the file, or empty when there is none or it is not public yet
   */
  public Optional<Path> publicFile(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}") || !blobs.has(sha256)) {
      return Optional.empty();
    }
    boolean withheld =
        campaigns.values().stream().anyMatch(c -> c.pipeline().reader().withheld(sha256));
    return withheld ? Optional.empty() : Optional.of(blobs.path(sha256));
  }

  // ---- time ----

  /**
   * Closes rounds that are due and tells what has changed. Call it often, from one thread.
   *
   * @throws IOException if a campaign's disk or log fails; the others have had their turn
   */
  public void tick() throws IOException {
    IOException failure = null;
    for (Campaign campaign : campaigns.values()) {
      try {
        campaign.pipeline().tick();
      } catch (IOException e) {
        failure = e;
      }
    }
    campaigns.values().forEach(this::tell);
    if (failure != null) {
      throw failure;
    }
  }

  /** Tells of a change, but not again before the crowd has had time to change. */
  private void tell(Campaign campaign) {
    String slug = campaign.record().slug();
    long now = services.clock().millis();
    Quiet last = quiet.get(slug);
    if ((last != null && last.contains(now)) || !changed.remove(slug)) {
      return;
    }
    CampaignView view = campaign.pipeline().view();
    quiet.put(slug, new Quiet(now, now + view.enrolled() / DONORS_PER_MILLI));
    onChange.accept(view);
  }
}
