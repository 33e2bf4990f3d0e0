package io.kicktrain.training.recipe;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The data as a list of hashed files. Shards of one role are read as if they were joined in this
 * order.
 *
 * @param tokenizer how bytes become tokens; {@code "bytes"}, one token per byte, is the only one
 * @param shards 2 to {@value #MAX_SHARDS}, at least one per role, at most 1 TiB together, no name
 *     and no hash twice
 */
public record DataManifest(String tokenizer, List<Shard> shards) {

  /** The tokenizer that makes one token of each byte. */
  public static final String BYTES = "bytes";

  /** Most bytes of all shards together: 1 TiB. */
  public static final long MAX_BYTES = 1L << 40;

  /** Most shards. */
  public static final int MAX_SHARDS = 10_000;

  /** Checks the manifest as a whole. */
  public DataManifest {
    if (!tokenizer.equals(BYTES)) {
      throw new InvalidFieldException(
          "tokenizer", "must be \"bytes\", but is " + Check.quote(tokenizer));
    }
    Check.range("shards", shards.size(), 2, MAX_SHARDS);
    shards = List.copyOf(shards);
    checkDistinct(shards);
    for (Shard.Role role : Shard.Role.values()) {
      if (shards.stream().noneMatch(shard -> shard.role() == role)) {
        throw new InvalidFieldException(
            "shards", "at least one shard must have the role \"" + EnumNames.of(role) + "\"");
      }
    }
    Check.range("shards", shards.stream().mapToLong(Shard::bytes).sum(), 2, MAX_BYTES);
  }

  private static void checkDistinct(List<Shard> shards) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < shards.size(); i++) {
      if (!seen.add("name " + shards.get(i).name())) {
        throw new InvalidFieldException(
            "shards/" + i + "/name", Check.quote(shards.get(i).name()) + " is listed twice");
      }
      if (!seen.add("hash " + shards.get(i).sha256())) {
        throw new InvalidFieldException(
            "shards/" + i + "/sha256", "the same content is listed twice");
      }
    }
  }

  /**
   * The shards of one role.
   *
   * @param role the role
   * @return in recipe order, not empty
   */
  public List<Shard> shards(Shard.Role role) {
    return shards.stream().filter(shard -> shard.role() == role).toList();
  }

  /**
   * Length of the joined shards of one role.
   *
   * @param role the role
   * @return bytes, at least 1
   */
  public long bytes(Shard.Role role) {
    return shards(role).stream().mapToLong(Shard::bytes).sum();
  }

  /**
   * A sample is context tokens and the one after them, so a role needs at least context + 1 bytes.
   */
  void checkFits(ModelSpec model) {
    if (model.vocabulary() < 256) {
      throw new InvalidFieldException(
          "model/vocabulary",
          "the tokenizer \"bytes\" needs at least 256, but is " + model.vocabulary());
    }
    for (Shard.Role role : Shard.Role.values()) {
      if (bytes(role) <= model.context()) {
        throw new InvalidFieldException(
            "data/shards",
            String.format(
                Locale.ROOT,
                "the %s shards have %,d bytes together, but a sample of the model's context needs %,d",
                EnumNames.of(role),
                bytes(role),
                model.context() + 1));
      }
    }
  }
}
