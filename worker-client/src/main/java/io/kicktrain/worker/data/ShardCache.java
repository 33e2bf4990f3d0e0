package io.kicktrain.worker.data;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.training.data.ShardHash;
import io.kicktrain.training.data.ShardMismatchException;
import io.kicktrain.training.recipe.Shard;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Shards on disk under their hashes, shared by all campaigns of a donor. Every one is hashed before
 * it is used, also when it was there: a file that rotted or was edited is fetched again.
 */
public final class ShardCache {

  private final Path folder;
  private final HubClient hub;

  /**
   * A cache.
   *
   * @param folder made when it is missing
   * @param hub where missing shards come from
   */
  public ShardCache(Path folder, HubClient hub) {
    this.folder = folder;
    this.hub = hub;
  }

  /**
   * The file of a shard, with exactly its bytes.
   *
   * @param shard what the recipe names
   * @return the file; it must not be changed
   * @throws IOException if the hub has other bytes, or the disk fails
   */
  public Path get(Shard shard) throws IOException, InterruptedException {
    Path file = folder.resolve(shard.sha256());
    if (Files.exists(file)) {
      try {
        ShardHash.verify(file, shard);
        return file;
      } catch (ShardMismatchException e) {
        Files.delete(file);
      }
    }
    DurableFiles.createDirectories(folder);
    hub.file(shard.sha256(), shard.bytes(), file);
    ShardHash.verify(file, shard);
    return file;
  }
}
