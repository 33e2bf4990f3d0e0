package io.kicktrain.training.round;

/** A small recipe for tests; {@code TRAIN_SHA} and the like are filled in by {@link TestHub}. */
public final class Recipes {

  /**
   * An MLP of about 27,000 parameters, three rounds, one opening, two replicas of the evaluation.
   */
  public static final String SMALL =
      """
      {
        "format": 1, "slug": "small", "title": "Small", "story": "",
        "model": {"kind": "sequential", "vocabulary": 256, "context": 4,
          "layers": [{"type": "embedding", "width": 16}, {"type": "flatten"},
            {"type": "linear", "out": 64}, {"type": "activation", "function": "relu"},
            {"type": "output"}]},
        "seed": 11,
        "data": {"tokenizer": "bytes", "shards": [
          {"name": "train", "bytes": TRAIN_BYTES, "sha256": "TRAIN_SHA", "role": "train"},
          {"name": "check", "bytes": CHECK_BYTES, "sha256": "CHECK_SHA", "role": "validation"}]},
        "localWork": {"mode": "local-steps", "batch": 8, "maxSteps": 50, "clipNorm": 1.0,
          "optimizer": {"learningRate": 0.001, "beta1": 0.9, "beta2": 0.99, "epsilon": 1e-8,
            "weightDecay": 0.0, "warmupRounds": 0}},
        "codec": {"contribution": {"keepPerBlock": 64, "values": "q4", "decay": 0.95},
          "delta": {"keepPerBlock": 128, "values": "q8", "decay": 1.0}},
        "outerOptimizer": {"kind": "nesterov", "learningRate": 0.7, "momentum": 0.5},
        "round": {"targetSeconds": 10, "deadlineSeconds": 20, "targetSamples": 0,
          "snapshotEveryRounds": 2},
        "evaluation": {"everyRounds": 1, "samples": 16, "replicas": 2},
        "goal": {"rounds": 3},
        "release": {"everyRounds": 2, "access": "contributors", "minimumCredit": 1},
        "rewards": {"earlyBonusPpm": 500000},
        "verification": {"openings": 3}
      }
      """;

  private Recipes() {}
}
