package io.kicktrain.worker.cli.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.kicktrain.training.wire.WireJson;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

  @TempDir private Path temp;

  @Test
  void filesAreNamedMeasuredAndHashed() throws Exception {
    Path train = Files.writeString(temp.resolve("train.txt"), "abc");
    Path held = Files.writeString(temp.resolve("held.txt"), "");
    JsonNode data = WireJson.mapper().readTree(Manifest.json(List.of(train), List.of(held)));
    assertEquals("bytes", data.path("tokenizer").asText());
    JsonNode first = data.path("shards").path(0);
    assertEquals("train.txt", first.path("name").asText());
    assertEquals(3, first.path("bytes").asLong());
    assertEquals("train", first.path("role").asText());
    // FIPS 180-2, appendix B.1
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        first.path("sha256").asText());
    assertEquals("validation", data.path("shards").path(1).path("role").asText());
  }

  @Test
  void aWrongRecipeNamesFileAndPlace() throws Exception {
    Path recipe =
        Files.writeString(temp.resolve("recipe.json"), "{\"format\": 1, \"slog\": \"x\"}");
    Failure failure = assertThrows(Failure.class, () -> RecipeFile.read(recipe));
    assertEquals(ExitCodes.REFUSED, failure.exitCode());
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains("recipe.json") && message.contains("slog"), message);
  }
}
