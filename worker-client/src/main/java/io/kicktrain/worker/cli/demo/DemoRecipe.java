package io.kicktrain.worker.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.RecipeException;
import io.kicktrain.training.recipe.RecipeReader;
import io.kicktrain.training.recipe.Shard;
import io.kicktrain.training.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The demo's recipe: the resource {@code teach-java.json} with the data manifest filled in. */
final class DemoRecipe {

  private static final String RESOURCE = "teach-java.json";

  private DemoRecipe() {}

  /**
   * The recipe's bytes.
   *
   * @param shards the data
   * @param rounds the goal; empty for the resource's own
   */
  static byte[] of(List<Shard> shards, OptionalInt rounds) throws IOException {
    ObjectNode recipe = template();
    ArrayNode manifest = recipe.withObject("/data").withArray("shards");
    for (Shard shard : shards) {
      manifest
          .addObject()
          .put("name", shard.name())
          .put("bytes", shard.bytes())
          .put("sha256", shard.sha256())
          .put("role", shard.role().name().toLowerCase(Locale.ROOT));
    }
    rounds.ifPresent(n -> recipe.withObject("/goal").put("rounds", n));
    return WireJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(recipe);
  }

  /** Reads a recipe that this class wrote. */
  static Recipe read(byte[] json) throws IOException {
    try {
      return RecipeReader.read(json);
    } catch (RecipeException e) {
      throw new IOException(
          "the demo's recipe is not valid at " + e.pointer() + ": " + e.getMessage(), e);
    }
  }

  private static ObjectNode template() throws IOException {
    try (InputStream in = DemoRecipe.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("the resource " + RESOURCE + " is missing in this build");
      }
      JsonNode json = WireJson.mapper().readTree(in);
      return (ObjectNode) json;
    }
  }
}
