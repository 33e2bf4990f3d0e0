package io.kicktrain.bench.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kicktrain.training.wire.WireJson;
import io.kicktrain.worker.cli.campaign.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A small campaign on real text: the project's own sources. */
final class TestCampaign {

  static final String SLUG = "end-to-end";

  private TestCampaign() {}

  /** Writes the shards and the recipe; the recipe's file. */
  static Path write(Path folder) throws IOException {
    Path root = KickTrainCommand.root();
    Path train = Files.write(folder.resolve("train.txt"), text(root.resolve("codec/src/main")));
    Path held = Files.write(folder.resolve("held.txt"), text(root.resolve("ledger/src/main")));
    JsonNode manifest = WireJson.mapper().readTree(Manifest.json(List.of(train), List.of(held)));
    try (InputStream in = TestCampaign.class.getResourceAsStream("recipe.json")) {
      ObjectNode recipe = (ObjectNode) WireJson.mapper().readTree(in);
      recipe.set("data", manifest);
      return Files.write(folder.resolve("recipe.json"), WireJson.write(recipe));
    }
  }

  private static byte[] text(Path sources) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        text.write(Files.readAllBytes(file));
      }
    }
    return text.toByteArray();
  }
}
