package io.kicktrain.worker.data;

import io.kicktrain.training.data.SampleRange;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.Shard;
import io.kicktrain.worker.model.TokenBatch;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The shards of one recipe, opened: gives the windows that a lease's seed names. Not thread-safe.
 */
public final class CampaignData implements AutoCloseable {

  private final Recipe recipe;
  private final Map<Shard.Role, List<FileChannel>> shards = new EnumMap<>(Shard.Role.class);

  private CampaignData(Recipe recipe) {
    this.recipe = recipe;
    for (Shard.Role role : Shard.Role.values()) {
      shards.put(role, new ArrayList<>());
    }
  }

  /**
   * Opens all shards, after fetching what is missing.
   *
   * @param recipe the recipe
   * @param cache where the shards are
   * @return the data; close it
   */
  public static CampaignData open(Recipe recipe, ShardCache cache)
      throws IOException, InterruptedException {
    CampaignData data = new CampaignData(recipe);
    try {
      for (Shard shard : recipe.data().shards()) {
        Path file = cache.get(shard);
        data.channels(shard.role()).add(FileChannel.open(file));
      }
      return data;
    } catch (IOException | InterruptedException | RuntimeException e) {
      data.close();
      throw e;
    }
  }

  /**
   * Samples of a lease: see {@link SampleRange}.
   *
   * @param role training or validation data
   * @param seed the lease's seed
   * @param first number of the first sample within the lease
   * @param count how many, at least 1
   * @return that many windows of context + 1 bytes
   */
  public TokenBatch batch(Shard.Role role, long seed, long first, int count) throws IOException {
    int columns = recipe.model().context() + 1;
    long windows = SampleRange.windows(recipe, role);
    long[] tokens = new long[Math.multiplyExact(count, columns)];
    ByteBuffer window = ByteBuffer.allocate(columns);
    for (int row = 0; row < count; row++) {
      read(role, SampleRange.position(seed, first + row, windows), window.clear());
      for (int i = 0; i < columns; i++) {
        tokens[row * columns + i] = window.get(i) & 0xff;
      }
    }
    return new TokenBatch(count, columns, tokens);
  }

  /** Fills the buffer from the joined shards. */
  private void read(Shard.Role role, long position, ByteBuffer into) throws IOException {
    long start = 0;
    for (FileChannel shard : channels(role)) {
      long end = start + shard.size();
      while (into.hasRemaining() && position < end) {
        int read = shard.read(into, position - start);
        if (read < 0) {
          break;
        }
        position += read;
      }
      start = end;
    }
    if (into.hasRemaining()) {
      throw new EOFException("the shards end before byte " + position + " of the joined data");
    }
  }

  private List<FileChannel> channels(Shard.Role role) {
    return shards.getOrDefault(role, List.of());
  }

  @Override
  public void close() throws IOException {
    for (List<FileChannel> channels : shards.values()) {
      for (FileChannel channel : channels) {
        channel.close();
      }
    }
  }
}
