package io.kicktrain.platform.client;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.RecipeException;
import io.kicktrain.training.recipe.RecipeReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A campaign for a model of a few thousand parameters, in which every contribution closes a round.
 */
public final class TestCampaign {

  /** The data, in bytes. */
  public static final byte[] TRAIN = bytes("class Train {}\n".repeat(100));

  /** The data that the loss is measured on. */
  public static final byte[] CHECK = bytes("class Check {}\n".repeat(20));

  private static final String RECIPE =
      """
      {
        "format": 1, "slug": "SLUG", "title": "Teach noise to <b>write</b> & read",
        "story": "A first paragraph.\\n\\nA second one with <script>alert(1)</script>.",
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
        "round": {"targetSeconds": 30, "deadlineSeconds": 60, "targetSamples": 1,
          "snapshotEveryRounds": 2},
        "evaluation": {"everyRounds": 1, "samples": 16, "replicas": 1},
        "goal": {"rounds": ROUNDS},
        "release": {"everyRounds": 2, "access": "contributors", "minimumCredit": 1},
        "rewards": {"earlyBonusPpm": 500000},
        "verification": {"openings": 2}
      }
      """;

  private final String slug;
  private final byte[] json;

  /** A campaign of some rounds. */
  public TestCampaign(String slug, int rounds) {
    this.slug = slug;
    this.json =
        bytes(
            RECIPE
                .replace("SLUG", slug)
                .replace("ROUNDS", Integer.toString(rounds))
                .replace("TRAIN_BYTES", Integer.toString(TRAIN.length))
                .replace("TRAIN_SHA", Sha256.hex(TRAIN))
                .replace("CHECK_BYTES", Integer.toString(CHECK.length))
                .replace("CHECK_SHA", Sha256.hex(CHECK)));
  }

  /** Its path in the REST interface. */
  public String path() {
    return "/api/v1/campaigns/" + slug;
  }

  /** The recipe's exact bytes. */
  public byte[] json() {
    return json.clone();
  }

  /** The recipe. */
  public Recipe recipe() {
    try {
      return RecipeReader.read(json);
    } catch (RecipeException e) {
      throw new AssertionError(e);
    }
  }

  /** Creates it; its data is still missing then. */
  public HttpResponse<byte[]> create(Api api, WorkerKey owner) throws Exception {
    return api.post(owner, "/api/v1/campaigns", "application/json", json);
  }

  /** Uploads one shard under the hash of some bytes. */
  public HttpResponse<byte[]> upload(Api api, WorkerKey owner, byte[] named, byte[] sent)
      throws Exception {
    String path = path() + "/shards/" + Sha256.hex(named);
    return api.send(api.signed("PUT", owner, path, "application/octet-stream", sent, Map.of()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
