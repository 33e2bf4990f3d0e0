package io.kicktrain.training.round;

import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.durable.DurableWrite;
import io.kicktrain.ledger.durable.Stored;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.training.aggregation.Member;
import io.kicktrain.training.aggregation.ModelState;
import io.kicktrain.training.aggregation.RoundStep;
import io.kicktrain.training.coding.ContributionCoding;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.model.Safetensors;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.ReleaseSpec;
import io.kicktrain.training.recipe.Shard;
import io.kicktrain.training.round.CampaignFacts.Logged;
import io.kicktrain.training.settlement.ShareTable;
import io.kicktrain.training.verification.BlockCommitment;
import io.kicktrain.training.wire.RewardsView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One campaign's recipe and files, and the work on them that needs no lock: stepping, publishing,
 * writing checkpoints and composing the hub's own log entries.
 */
final class CampaignWork {

  private final String owner;
  private final String recipeHash;
  private final Recipe recipe;
  private final ModelLayout layout;
  private final ContributionCoding coding;
  private final RoundStep step;
  private final CampaignFiles files;
  private final HubServices hub;
  private final Runnable onChange;
  private final String zeroRoot;

  CampaignWork(
      Recipe recipe,
      String recipeHash,
      String owner,
      Path folder,
      HubServices hub,
      Runnable onChange) {
    this.owner = owner;
    this.recipeHash = recipeHash;
    this.recipe = recipe;
    this.layout = ModelLayout.of(recipe.model());
    this.coding = ContributionCoding.of(recipe);
    this.step = new RoundStep(recipe);
    this.files = new CampaignFiles(folder);
    this.hub = hub;
    this.onChange = onChange;
    this.zeroRoot =
        BlockCommitment.zeroRoot(
            layout.parameters(), recipe.codec().contribution().momentum().isPresent() ? 2 : 1);
  }

  String owner() {
    return owner;
  }

  String recipeHash() {
    return recipeHash;
  }

  Recipe recipe() {
    return recipe;
  }

  /** How contributions are coded. */
  ContributionCoding coding() {
    return coding;
  }

  CampaignFiles files() {
    return files;
  }

  long parameters() {
    return layout.parameters();
  }

  /** Commitment of the state every donor enrols with. */
  String zeroRoot() {
    return zeroRoot;
  }

  void changed() {
    onChange.run();
  }

  List<Shard> missingShards() {
    return recipe.data().shards().stream().filter(s -> !hub.blobs().has(s.sha256())).toList();
  }

  /**
   * Bound for a coded message of a round: 8 bytes for each value that is kept, and a little per
   * block, segment and dense range.
   */
  long maxPayloadBytes(int round) {
    int kept = coding.at(round).keepPerBlock();
    long blocks = Geometry.blocks(layout.parameters());
    long dense = 8 * coding.dense().count() + 32L * coding.dense().ranges().size();
    return 64 + 64L * Geometry.segments(layout.parameters()) + blocks * (16 + 8L * kept) + dense;
  }

  // ---- opening ----

  /** Writes the state of round 0 and composes the campaign's first entry. */
  Entry open() throws IOException {
    String root = step.initial(files.state(0));
    return Entry.of(EntryKinds.CAMPAIGN)
        .put("campaign", recipe.slug())
        .put("recipe", recipeHash)
        .put("weights", root)
        .put("parameters", layout.parameters())
        .put("owner", owner)
        .build();
  }

  // ---- closing a round ----

  RoundStep.Result step(int round, List<Logged> members) throws IOException {
    hub.reserve().require();
    List<Member> messages =
        members.stream()
            .map(Logged::statement)
            .map(s -> new Member(hub.blobs().path(s.payload()), Math.toIntExact(s.samples())))
            .toList();
    try (ModelState from = ModelState.open(files.state(round))) {
      return step.run(from, messages, files.state(round + 1));
    }
  }

  Stored publish(byte[] bytes) throws IOException {
    return hub.blobs().put(new ByteArrayInputStream(bytes), bytes.length);
  }

  Entry roundEntry(Closing closing, RoundStep.Result result, Stored delta) {
    List<Logged> members = closing.members();
    Entry.Builder entry =
        Entry.of(EntryKinds.ROUND)
            .put("campaign", recipe.slug())
            .put("round", closing.round())
            .put("members", members.stream().map(Logged::index).sorted().toList())
            .put("samples", members.stream().mapToLong(m -> m.statement().samples()).sum())
            .put("weights", result.weightsRoot())
            .put("state", result.stateRoot())
            .put("delta", delta.sha256())
            .put("deltaBytes", delta.size());
    return withLoss(entry, closing.agreed()).build();
  }

  private static Entry.Builder withLoss(Entry.Builder entry, Optional<Agreement> agreed) {
    entry.put("evaluations", agreed.map(Agreement::reports).orElse(List.of()));
    agreed.ifPresent(a -> entry.put("loss", a.lossMicros()));
    return entry;
  }

  // ---- snapshots and releases ----

  void snapshot(int round, String weightsRoot) throws IOException {
    if (!Files.exists(files.snapshot(round))) {
      safetensors(round, weightsRoot, files.snapshot(round));
    }
  }

  Entry release(int round, int number, String weightsRoot) throws IOException {
    String sha256 = safetensors(round, weightsRoot, files.release(number));
    boolean everyone = recipe.release().access() == ReleaseSpec.Access.EVERYONE;
    return Entry.of(EntryKinds.RELEASE)
        .put("campaign", recipe.slug())
        .put("round", round)
        .put("release", number)
        .put("checkpoint", sha256)
        .put("bytes", Files.size(files.release(number)))
        .put("weights", weightsRoot)
        .put("requiredCredit", everyone ? 0 : Math.max(1, recipe.release().minimumCredit()))
        .build();
  }

  /** Writes the weights that a round opened with; returns the file's SHA-256. */
  private String safetensors(int round, String weightsRoot, Path target) throws IOException {
    Map<String, String> metadata =
        Map.of(
            "format",
            "pt",
            "campaign",
            recipe.slug(),
            "round",
            Integer.toString(round),
            "weightsRoot",
            weightsRoot);
    MessageDigest digest = Sha256.newDigest();
    try (ModelState state = ModelState.open(files.state(round));
        DurableWrite out = DurableWrite.begin(files.root())) {
      Safetensors.write(
          Channels.newChannel(new DigestOutputStream(out, digest)),
          layout,
          metadata,
          state::readWeights);
      out.commit(target);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  void tidy(int openRound) throws IOException {
    int newestSnapshot = openRound - openRound % recipe.round().snapshotEveryRounds();
    files.tidy(openRound, newestSnapshot - recipe.round().snapshotEveryRounds());
  }

  // ---- settling ----

  Entry settlementEntry(Closing closing, List<RewardsView.Donor> shares) throws IOException {
    Stored table = publish(ShareTable.canonical(shares));
    Entry.Builder entry =
        Entry.of(EntryKinds.SETTLEMENT)
            .put("campaign", recipe.slug())
            .put("round", closing.round())
            .put("shares", table.sha256());
    return withLoss(entry, closing.agreed()).build();
  }
}
