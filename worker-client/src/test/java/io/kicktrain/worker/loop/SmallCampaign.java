package io.kicktrain.worker.loop;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.RecipeException;
import io.kicktrain.training.recipe.RecipeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A campaign that a test's donor finishes in seconds: an MLP of 12,608 parameters that learns one
 * line of Java; its biases are sent whole.
 */
final class SmallCampaign {

  static final String SLUG = "small";

  private static final byte[] TRAIN = text("public final class Text { int value; }\n", 300);
  private static final byte[] CHECK = text("final class Check { int other; }\n", 40);

  private static final String RECIPE =
      """
      {
        "format": 1, "slug": "small", "title": "Small", "story": "",
        "model": {"kind": "sequential", "vocabulary": 256, "context": 8,
          "layers": [{"type": "embedding", "width": 8}, {"type": "flatten"},
            {"type": "linear", "out": 32}, {"type": "activation", "function": "relu"},
            {"type": "output"}]},
        "seed": 11,
        "data": {"tokenizer": "bytes", "shards": [
          {"name": "train", "bytes": TRAIN_BYTES, "sha256": "TRAIN_SHA", "role": "train"},
          {"name": "check", "bytes": CHECK_BYTES, "sha256": "CHECK_SHA", "role": "validation"}]},
        "localWork": {"mode": "local-steps", "batch": 8, "maxSteps": 20, "clipNorm": 1.0,
          "optimizer": {"learningRate": 0.01, "beta1": 0.9, "beta2": 0.99, "epsilon": 1e-8,
            "weightDecay": 0.0, "warmupRounds": 0}},
        "codec": {"contribution": {"keepPerBlock": 256, "values": "q8", "decay": 0.95,
            "dense": {"upTo": 256, "values": "q4"}},
          "delta": {"keepPerBlock": 512, "values": "q8", "decay": 1.0,
            "dense": {"upTo": 256, "values": "q8"}}},
        "outerOptimizer": {"kind": "sgd", "learningRate": 1.0},
        "round": {"targetSeconds": 1, "deadlineSeconds": DEADLINE, "targetSamples": 0,
          "snapshotEveryRounds": 2},
        "evaluation": {"everyRounds": 1, "samples": 16, "replicas": 1},
        "goal": {"rounds": ROUNDS},
        "release": {"everyRounds": 2, "access": "contributors", "minimumCredit": 1},
        "rewards": {"earlyBonusPpm": 0},
        "verification": {"openings": 2}
      }
      """
          .replace("TRAIN_BYTES", Integer.toString(TRAIN.length))
          .replace("TRAIN_SHA", Sha256.hex(TRAIN))
          .replace("CHECK_BYTES", Integer.toString(CHECK.length))
          .replace("CHECK_SHA", Sha256.hex(CHECK));

  private SmallCampaign() {}

  private static byte[] text(String line, int times) {
    return line.repeat(times).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] json(int rounds, int deadlineSeconds) {
    return RECIPE
        .replace("ROUNDS", Integer.toString(rounds))
        .replace("DEADLINE", Integer.toString(deadlineSeconds))
        .getBytes(StandardCharsets.UTF_8);
  }

  static Recipe recipe(int rounds, int deadlineSeconds) {
    try {
      return RecipeReader.read(json(rounds, deadlineSeconds));
    } catch (RecipeException e) {
      throw new AssertionError(e);
    }
  }

  static void open(LocalHub hub, int rounds, int deadlineSeconds) throws IOException {
    hub.campaign(json(rounds, deadlineSeconds), TRAIN, CHECK);
  }
}
