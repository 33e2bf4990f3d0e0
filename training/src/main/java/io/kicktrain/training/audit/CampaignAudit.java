package io.kicktrain.training.audit;

import static io.kicktrain.training.audit.AuditException.require;
import static io.kicktrain.training.audit.AuditException.same;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.training.aggregation.Member;
import io.kicktrain.training.aggregation.ModelState;
import io.kicktrain.training.aggregation.RoundStep;
import io.kicktrain.training.entry.EntryKinds;
import io.kicktrain.training.entry.Statement;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.RecipeException;
import io.kicktrain.training.recipe.RecipeReader;
import io.kicktrain.training.reward.RewardAccount;
import io.kicktrain.training.settlement.ShareTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The replay of one campaign, entry by entry. */
final class CampaignAudit {

  /** A contribution of the open round. */
  record Logged(String donor, Statement statement) {}

  private final String slug;
  private final AuditSource source;
  private final Path folder;
  private final AuditScope scope;

  // What was replayed so far; KeptCampaign writes and reads all of it.
  final Set<String> enrolled = new HashSet<>();
  final Map<Long, Logged> contributions = new HashMap<>();
  final Map<Long, Entry> evaluations = new HashMap<>();
  final Set<Long> rejected = new HashSet<>();
  String recipeHash = "";
  @Nullable RewardAccount account;
  String weightsRoot = "";
  int round;
  long summed;
  int stepped;

  /** The weights of {@link #round}, if they are known, so that the next round can be run again. */
  @Nullable Path weights;

  private @Nullable Recipe recipe;

  CampaignAudit(String slug, AuditSource source, Path folder, AuditScope scope) {
    this.slug = slug;
    this.source = source;
    this.folder = folder;
    this.scope = scope;
  }

  void accept(long index, Entry entry) throws AuditException, IOException {
    if (entry.kind().equals(EntryKinds.CAMPAIGN)) {
      opened(entry);
    }
    require(recipe != null && account != null, "the campaign has not opened before this entry");
    switch (entry.kind()) {
      case EntryKinds.ENROLMENT -> enrolled.add(entry.signer().orElseThrow());
      case EntryKinds.CONTRIBUTION -> contributed(index, entry);
      case EntryKinds.EVALUATION -> evaluations.put(index, entry);
      case EntryKinds.VERDICT -> rejected.add(entry.integer("contribution"));
      case EntryKinds.ROUND -> closed(entry);
      case EntryKinds.RELEASE -> released(entry);
      case EntryKinds.SETTLEMENT -> settled(entry);
      default -> require(entry.kind().equals(EntryKinds.CAMPAIGN), "unknown kind " + entry.kind());
    }
    if (account != null) {
      account.accept(index, entry);
    }
  }

  private void opened(Entry entry) throws AuditException, IOException {
    require(recipe == null, "the campaign was opened before");
    Recipe contract = open(entry.string("recipe"));
    weightsRoot = entry.string("weights");
    if (scope.weights()) {
      String initial = new RoundStep(contract).initial(state(0));
      same("the root of the initial weights", weightsRoot, initial);
      weights = state(0);
    }
  }

  /** Reads the recipe and opens an account without entries. */
  Recipe open(String sha256) throws AuditException, IOException {
    Recipe read;
    try {
      read = RecipeReader.read(Files.readAllBytes(fetch(sha256)));
    } catch (RecipeException e) {
      throw new AuditException("the recipe is not valid: " + e.getMessage());
    }
    same("the slug", slug, read.slug());
    recipe = read;
    recipeHash = sha256;
    account = new RewardAccount(slug, read);
    return read;
  }

  private void contributed(long index, Entry entry) throws AuditException {
    String donor = entry.signer().orElseThrow();
    require(enrolled.contains(donor), "the donor has not enrolled");
    contributions.put(index, new Logged(donor, Statement.of(entry)));
  }

  /** After a finding no later round can be run again: its weights are unknown. */
  private void closed(Entry entry) throws AuditException, IOException {
    Recipe contract = opened();
    same("the round", (int) entry.integer("round"), round);
    int number = round++;
    Path from = number <= scope.lastRound() ? weights : null;
    weights = null;
    weightsRoot = entry.string("weights");
    try {
      List<Statement> members = members(entry, number);
      checkLoss(entry);
      summed += members.size();
      if (from != null) {
        step(contract, entry, members, from);
        weights = state(round);
      }
    } finally {
      contributions.clear();
      evaluations.clear();
    }
  }

  private void step(Recipe contract, Entry entry, List<Statement> members, Path before)
      throws AuditException, IOException {
    List<Member> summands = new ArrayList<>();
    for (Statement member : members) {
      summands.add(new Member(fetch(member.payload()), (int) member.samples()));
    }
    RoundStep.Result result;
    try (ModelState from = ModelState.open(before)) {
      result = new RoundStep(contract).run(from, summands, state(round));
    }
    if (before.startsWith(folder)) {
      Files.deleteIfExists(before);
    }
    same("the root of the weights", entry.string("weights"), result.weightsRoot());
    same("the optimizer's state", entry.string("state"), result.stateRoot());
    same("the delta", entry.string("delta"), Sha256.hex(result.delta()));
    stepped++;
  }

  private List<Statement> members(Entry entry, int number) throws AuditException {
    List<Statement> members = new ArrayList<>();
    Set<String> leases = new HashSet<>();
    long samples = 0;
    for (long index : entry.integers("members")) {
      Logged logged = found(contributions.get(index), "member " + index);
      Statement statement = logged.statement();
      require(statement.round() == number, "member " + index + " is of another round");
      require(!rejected.contains(index), "member " + index + " was rejected");
      require(leases.add(statement.lease()), "the lease of member " + index + " counts twice");
      members.add(statement);
      samples += statement.samples();
    }
    require(!members.isEmpty(), "a round without members");
    same("the number of samples", entry.integer("samples"), samples);
    return members;
  }

  private static <T> T found(@Nullable T logged, String what) throws AuditException {
    if (logged == null) {
      throw new AuditException(what + " is not in the log of this round");
    }
    return logged;
  }

  /** The agreed loss must be one that a listed report of this round's weights gives. */
  private void checkLoss(Entry entry) throws AuditException {
    boolean reported = !entry.has("loss");
    for (long index : entry.integers("evaluations")) {
      Entry report = found(evaluations.get(index), "evaluation " + index);
      same("the round of evaluation " + index, entry.integer("round"), report.integer("round"));
      reported |= entry.has("loss") && report.integer("loss") == entry.integer("loss");
    }
    require(reported, "no listed evaluation reports the agreed loss");
  }

  private void released(Entry entry) throws AuditException {
    same("the round of the release", (int) entry.integer("round"), round);
    same("the root of the released weights", entry.string("weights"), weightsRoot);
  }

  private void settled(Entry entry) throws AuditException, IOException {
    checkLoss(entry);
    byte[] table = ShareTable.canonical(ShareTable.of(account()));
    same("the table of shares", entry.string("shares"), Sha256.hex(table));
  }

  AuditReport.CampaignResult result() {
    return new AuditReport.CampaignResult(
        slug,
        round,
        stepped,
        summed,
        weightsRoot,
        account == null ? List.of() : ShareTable.of(account));
  }

  void close() throws IOException {
    DurableFiles.deleteTree(folder);
  }

  private Recipe opened() throws AuditException {
    if (recipe == null) {
      throw new AuditException("the campaign has not opened before this entry");
    }
    return recipe;
  }

  private RewardAccount account() throws AuditException {
    if (account == null) {
      throw new AuditException("the campaign has not opened before this entry");
    }
    return account;
  }

  private Path state(int number) {
    return folder.resolve("state-" + number + ".kts");
  }

  private Path fetch(String sha256) throws AuditException, IOException {
    Path file;
    try {
      file = source.file(sha256);
    } catch (NoSuchFileException e) {
      throw new AuditException("the file " + sha256 + " that it names is not to be had");
    }
    MessageDigest digest = Sha256.newDigest();
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    same("the hash of a file", sha256, HexFormat.of().formatHex(digest.digest()));
    return file;
  }
}
