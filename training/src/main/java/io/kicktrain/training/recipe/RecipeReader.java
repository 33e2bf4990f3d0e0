package io.kicktrain.training.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Reads recipes, strictly: an unknown field, a string where a number belongs, or anything after the
 * end is an error. Every error names the JSON pointer of the value at fault, what is wrong with it
 * and what is allowed.
 */
public final class RecipeReader {

  /** Longest recipe: 1 MiB. */
  public static final int MAX_BYTES = 1 << 20;

  private RecipeReader() {}

  /**
   * Reads a recipe.
   *
   * @param json UTF-8 JSON, at most {@link #MAX_BYTES}
   * @return a recipe that can be trained
   * @throws RecipeException if it is not one
   */
  public static Recipe read(byte[] json) throws RecipeException {
    JsonNode document = StrictJson.parse(json);
    return recipe(Fields.root(document));
  }

  private static Recipe recipe(Fields f) throws RecipeException {
    f.only(
        "format",
        "slug",
        "title",
        "story",
        "model",
        "seed",
        "data",
        "localWork",
        "codec",
        "outerOptimizer",
        "round",
        "evaluation",
        "goal",
        "release",
        "rewards",
        "verification");
    int format = f.integer("format");
    String slug = f.string("slug");
    String title = f.string("title");
    String story = f.string("story");
    ModelSpec model = ModelReader.model(f.object("model"));
    long seed = f.longInteger("seed");
    DataManifest data = data(f.object("data"));
    LocalWork localWork = localWork(f.object("localWork"));
    CodecSpec codec = CodecReader.codec(f.object("codec"));
    OuterOptimizerSpec outer = outerOptimizer(f.object("outerOptimizer"));
    RoundSpec round = round(f.object("round"));
    EvaluationSpec evaluation = evaluation(f.object("evaluation"));
    Goal goal = goal(f.object("goal"));
    ReleaseSpec release = release(f.object("release"));
    RewardSpec rewards = rewards(f.object("rewards"));
    VerificationSpec verification = verification(f.object("verification"));
    return f.make(
        () ->
            new Recipe(
                format,
                slug,
                title,
                story,
                model,
                seed,
                data,
                localWork,
                codec,
                outer,
                round,
                evaluation,
                goal,
                release,
                rewards,
                verification));
  }

  private static DataManifest data(Fields f) throws RecipeException {
    f.only("tokenizer", "shards");
    String tokenizer = f.string("tokenizer");
    var shards = f.array("shards", DataManifest.MAX_SHARDS, RecipeReader::shard);
    return f.make(() -> new DataManifest(tokenizer, shards));
  }

  private static Shard shard(Fields f) throws RecipeException {
    f.only("name", "bytes", "sha256", "role");
    String name = f.string("name");
    long bytes = f.longInteger("bytes");
    String sha256 = f.string("sha256");
    Shard.Role role = f.oneOf("role", Shard.Role.class);
    return f.make(() -> new Shard(name, bytes, sha256, role));
  }

  private static LocalWork localWork(Fields f) throws RecipeException {
    f.only("mode", "batch", "maxSteps", "optimizer", "clipNorm");
    LocalWork.Mode mode = f.oneOf("mode", LocalWork.Mode.class);
    int batch = f.integer("batch");
    int maxSteps = f.integer("maxSteps");
    Optional<Fields> inner = f.optionalObject("optimizer");
    Optional<InnerOptimizer> optimizer =
        inner.isPresent() ? Optional.of(innerOptimizer(inner.get())) : Optional.empty();
    double clipNorm = f.number("clipNorm");
    return f.make(() -> new LocalWork(mode, batch, maxSteps, optimizer, clipNorm));
  }

  private static InnerOptimizer innerOptimizer(Fields f) throws RecipeException {
    f.only("learningRate", "beta1", "beta2", "epsilon", "weightDecay", "warmupRounds");
    double learningRate = f.number("learningRate");
    double beta1 = f.number("beta1");
    double beta2 = f.number("beta2");
    double epsilon = f.number("epsilon");
    double decay = f.number("weightDecay");
    int warmup = f.integer("warmupRounds");
    return f.make(() -> new InnerOptimizer(learningRate, beta1, beta2, epsilon, decay, warmup));
  }

  private static OuterOptimizerSpec outerOptimizer(Fields f) throws RecipeException {
    OuterOptimizerSpec.Kind kind = f.oneOf("kind", OuterOptimizerSpec.Kind.class);
    switch (kind) {
      case SGD -> f.only("kind", "learningRate");
      case NESTEROV -> f.only("kind", "learningRate", "momentum");
      case ADAMW -> f.only("kind", "learningRate", "beta1", "beta2", "epsilon", "weightDecay");
    }
    double learningRate = f.number("learningRate");
    boolean adam = kind == OuterOptimizerSpec.Kind.ADAMW;
    double momentum =
        kind == OuterOptimizerSpec.Kind.SGD ? 0 : f.number(adam ? "beta1" : "momentum");
    double beta2 = adam ? f.number("beta2") : 0;
    double epsilon = adam ? f.number("epsilon") : 0;
    double decay = adam ? f.number("weightDecay") : 0;
    return f.make(
        () -> new OuterOptimizerSpec(kind, learningRate, momentum, beta2, epsilon, decay));
  }

  private static RoundSpec round(Fields f) throws RecipeException {
    f.only("targetSeconds", "deadlineSeconds", "targetSamples", "snapshotEveryRounds");
    int target = f.integer("targetSeconds");
    int deadline = f.integer("deadlineSeconds");
    long samples = f.longInteger("targetSamples");
    int snapshot = f.integer("snapshotEveryRounds");
    return f.make(() -> new RoundSpec(target, deadline, samples, snapshot));
  }

  private static EvaluationSpec evaluation(Fields f) throws RecipeException {
    f.only("everyRounds", "samples", "replicas");
    int every = f.integer("everyRounds");
    int samples = f.integer("samples");
    int replicas = f.integer("replicas");
    return f.make(() -> new EvaluationSpec(every, samples, replicas));
  }

  private static Goal goal(Fields f) throws RecipeException {
    f.only("rounds", "validationLossBelow");
    int rounds = f.integer("rounds");
    var loss = f.optionalNumber("validationLossBelow");
    return f.make(() -> new Goal(rounds, loss));
  }

  private static ReleaseSpec release(Fields f) throws RecipeException {
    f.only("everyRounds", "access", "minimumCredit");
    int every = f.integer("everyRounds");
    ReleaseSpec.Access access = f.oneOf("access", ReleaseSpec.Access.class);
    long minimum = f.longInteger("minimumCredit");
    return f.make(() -> new ReleaseSpec(every, access, minimum));
  }

  private static RewardSpec rewards(Fields f) throws RecipeException {
    f.only("earlyBonusPpm");
    int bonus = f.integer("earlyBonusPpm");
    return f.make(() -> new RewardSpec(bonus));
  }

  private static VerificationSpec verification(Fields f) throws RecipeException {
    f.only("openings");
    int openings = f.integer("openings");
    return f.make(() -> new VerificationSpec(openings));
  }
}
