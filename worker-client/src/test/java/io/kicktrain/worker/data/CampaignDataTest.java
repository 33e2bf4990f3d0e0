package io.kicktrain.worker.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.training.data.SampleRange;
import io.kicktrain.training.data.ShardMismatchException;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.RecipeReader;
import io.kicktrain.training.recipe.Shard;
import io.kicktrain.training.wire.Problem;
import io.kicktrain.training.wire.WireJson;
import io.kicktrain.worker.hub.HubClient;
import io.kicktrain.worker.hub.HubProblemException;
import io.kicktrain.worker.hub.WrongHashException;
import io.kicktrain.worker.model.TokenBatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignDataTest {

  private static final int CONTEXT = 4;
  private static final byte[] FIRST = random(11, 1);
  private static final byte[] SECOND = random(7, 2);
  private static final byte[] THIRD = random(20, 3);
  private static final byte[] CHECK = random(9, 4);

  @TempDir Path folder;

  private final Map<String, byte[]> files = new HashMap<>();
  private HttpServer server;
  private ShardCache cache;

  private static byte[] random(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void serve() throws IOException {
    for (byte[] shard : new byte[][] {FIRST, SECOND, THIRD, CHECK}) {
      files.put(Sha256.hex(shard), shard);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/files/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          byte[] file = files.get(path.substring(path.lastIndexOf('/') + 1));
          byte[] body = file;
          if (body == null) {
            exchange.getResponseHeaders().set("Content-Type", Problem.MEDIA_TYPE);
            body = WireJson.write(Problem.of("not-found", 404, "Not found", path));
          }
          exchange.sendResponseHeaders(file == null ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    HubClient hub = new HubClient(address, null, (reason, wait) -> {});
    cache = new ShardCache(folder.resolve("data"), hub);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static String shard(String name, byte[] bytes, String role) {
    return String.format(
        "{\"name\": \"%s\", \"bytes\": %d, \"sha256\": \"%s\", \"role\": \"%s\"}",
        name, bytes.length, Sha256.hex(bytes), role);
  }

  private static Recipe recipe() throws Exception {
    String json =
        """
        {
          "format": 1, "slug": "data", "title": "Data", "story": "",
          "model": {"kind": "sequential", "vocabulary": 256, "context": 4,
            "layers": [{"type": "embedding", "width": 2}, {"type": "output"}]},
          "seed": 1, "data": {"tokenizer": "bytes", "shards": [SHARDS]},
          "localWork": {"mode": "accumulate", "batch": 8, "maxSteps": 50, "clipNorm": 0},
          "codec": {"contribution": {"keepPerBlock": 64, "values": "q4", "decay": 0.95},
            "delta": {"keepPerBlock": 128, "values": "q8", "decay": 1.0}},
          "outerOptimizer": {"kind": "sgd", "learningRate": 0.7},
          "round": {"targetSeconds": 10, "deadlineSeconds": 20, "targetSamples": 0,
            "snapshotEveryRounds": 2},
          "evaluation": {"everyRounds": 1, "samples": 16, "replicas": 2},
          "goal": {"rounds": 3},
          "release": {"everyRounds": 2, "access": "contributors", "minimumCredit": 1},
          "rewards": {"earlyBonusPpm": 500000},
          "verification": {"openings": 3}
        }
        """
            .replace(
                "SHARDS",
                String.join(
                    ", ",
                    shard("a", FIRST, "train"),
                    shard("check", CHECK, "validation"),
                    shard("b", SECOND, "train"),
                    shard("c", THIRD, "train")));
    return RecipeReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The batch as its windows. */
  private static long[][] windows(TokenBatch batch, int columns) {
    long[][] windows = new long[batch.rows()][];
    for (int row = 0; row < windows.length; row++) {
      windows[row] = Arrays.copyOfRange(batch.tokens(), row * columns, (row + 1) * columns);
    }
    return windows;
  }

  @Test
  void windowsAreThoseOfTheJoinedShardsAcrossTheirBorders() throws Exception {
    byte[] joined = new byte[FIRST.length + SECOND.length + THIRD.length];
    System.arraycopy(FIRST, 0, joined, 0, FIRST.length);
    System.arraycopy(SECOND, 0, joined, FIRST.length, SECOND.length);
    System.arraycopy(THIRD, 0, joined, FIRST.length + SECOND.length, THIRD.length);
    Recipe recipe = recipe();
    try (CampaignData data = CampaignData.open(recipe, cache)) {
      long[][] windows = windows(data.batch(Shard.Role.TRAIN, 99, 5, 200), CONTEXT + 1);
      boolean[] starts = new boolean[joined.length];
      for (int i = 0; i < windows.length; i++) {
        int start = (int) SampleRange.position(99, 5 + i, joined.length - CONTEXT);
        starts[start] = true;
        for (int t = 0; t <= CONTEXT; t++) {
          assertEquals(joined[start + t] & 0xff, windows[i][t]);
        }
      }
      for (int start = 0; start < joined.length - CONTEXT; start++) {
        assertTrue(starts[start], "no window at " + start);
      }
    }
  }

  @Test
  void validationIsDrawnFromItsOwnShards() throws Exception {
    try (CampaignData data = CampaignData.open(recipe(), cache)) {
      long[] window = data.batch(Shard.Role.VALIDATION, 3, 0, 1).tokens();
      int start = (int) SampleRange.position(3, 0, CHECK.length - CONTEXT);
      for (int t = 0; t <= CONTEXT; t++) {
        assertEquals(CHECK[start + t] & 0xff, window[t]);
      }
    }
  }

  @Test
  void shardsAreFetchedOnceAndAgainWhenTheyHaveRotted() throws Exception {
    Shard shard = recipe().data().shards().get(0);
    Path file = cache.get(shard);
    files.clear();
    assertEquals(file, cache.get(shard));
    byte[] rotten = FIRST.clone();
    rotten[3] ^= 1;
    Files.write(file, rotten);
    files.put(shard.sha256(), FIRST);
    assertArrayEquals(FIRST, Files.readAllBytes(cache.get(shard)));
  }

  @Test
  void aShardWhoseHashDiffersIsRefused() throws Exception {
    Shard shard = recipe().data().shards().get(0);
    byte[] wrong = FIRST.clone();
    wrong[3] ^= 1;
    files.put(shard.sha256(), wrong);
    assertThrows(WrongHashException.class, () -> cache.get(shard));
    Shard longer = new Shard("a", FIRST.length + 1, shard.sha256(), Shard.Role.TRAIN);
    files.put(shard.sha256(), FIRST);
    assertThrows(ShardMismatchException.class, () -> cache.get(longer));
    files.clear();
    Shard missing = new Shard("a", 5, "ab".repeat(32), Shard.Role.TRAIN);
    assertThrows(HubProblemException.class, () -> cache.get(missing));
  }
}
