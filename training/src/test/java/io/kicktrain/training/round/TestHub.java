package io.kicktrain.training.round;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.durable.FileBlobs;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.log.FileLogOptions;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.training.entry.ContributionIdentity;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.RecipeReader;
import io.kicktrain.training.recipe.Shard;
import io.kicktrain.training.verification.Challenger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;

/** One campaign on a real log and real files in a folder; it can be stopped and started again. */
public final class TestHub implements AutoCloseable {

  static final String OWNER = "0".repeat(64);

  public final ManualClock clock = new ManualClock();
  public final NoteSigner signer;
  final MemoryLeaseBook leases = new MemoryLeaseBook();
  private final Path folder;
  private final byte[] recipeBytes;
  final Recipe recipe;
  FileBlobs blobs;
  FileLog log;
  RoundPipeline pipeline;

  /** A hub whose campaign is open. */
  public TestHub(Path folder, String recipeJson) throws Exception {
    this(folder, recipeJson, NoteSigner.generate("test.example/log", new SecureRandom()));
  }

  /** The same with the log's key. */
  public TestHub(Path folder, String recipeJson, NoteSigner signer) throws Exception {
    this.folder = folder;
    this.signer = signer;
    byte[] text = "public class Text { }\n".repeat(400).getBytes(StandardCharsets.UTF_8);
    byte[] check = "class Check { int x; }\n".repeat(40).getBytes(StandardCharsets.UTF_8);
    String json =
        recipeJson
            .replace("TRAIN_BYTES", Integer.toString(text.length))
            .replace("TRAIN_SHA", Sha256.hex(text))
            .replace("CHECK_BYTES", Integer.toString(check.length))
            .replace("CHECK_SHA", Sha256.hex(check));
    this.recipeBytes = json.getBytes(StandardCharsets.UTF_8);
    this.recipe = RecipeReader.read(recipeBytes);
    start();
    put(recipeBytes);
    put(text);
    put(check);
    pipeline.openIfComplete();
  }

  private void put(byte[] bytes) throws IOException {
    blobs.put(new ByteArrayInputStream(bytes), bytes.length);
  }

  /** Opens log and files and folds the log, as a hub does when it starts. */
  void start() throws IOException {
    blobs = FileBlobs.open(folder.resolve("blobs"));
    log =
        FileLog.open(
            folder.resolve("log"),
            signer.name(),
            List.of(signer),
            new ContributionIdentity(),
            FileLogOptions.DEFAULT);
    HubServices services =
        new HubServices(
            log,
            blobs,
            leases,
            new Challenger(new byte[32]),
            clock,
            new Random(7),
            new StorageReserve(folder, 0));
    CampaignReplay replay =
        new CampaignReplay(
            recipe, Sha256.hex(recipeBytes), OWNER, folder.resolve("campaign"), services, () -> {});
    log.forEach(0, (index, bytes) -> replay.accept(index, Entry.parse(bytes)));
    pipeline = replay.pipeline();
    if (pipeline.openIfComplete()) {
      pipeline.catchUp();
    }
  }

  /** Stops as if the process had been killed: nothing is said goodbye to. */
  void restart() throws Exception {
    log.close();
    start();
  }

  /** Where the log's static files are. */
  public FileLog log() {
    return log;
  }

  /** Public files. */
  public FileBlobs blobs() {
    return blobs;
  }

  /** The campaign. */
  public RoundPipeline pipeline() {
    return pipeline;
  }

  Shard shard(Shard.Role role) {
    return recipe.data().shards(role).get(0);
  }

  @Override
  public void close() {
    log.close();
  }
}
