package io.kicktrain.training.recipe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to a JSON tree, with limits on size and depth, no duplicate fields and nothing after the
 * end.
 */
final class StrictJson {

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(16).maxNumberLength(100).build())
              .build());

  private StrictJson() {}

  static JsonNode parse(byte[] json) throws RecipeException {
    if (json.length > RecipeReader.MAX_BYTES) {
      throw new RecipeException(
          "",
          String.format(
              Locale.ROOT,
              "a recipe has at most %,d bytes, but this one has %,d",
              RecipeReader.MAX_BYTES,
              json.length));
    }
    String text = decode(json);
    try (JsonParser parser = MAPPER.createParser(text)) {
      return parse(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  private static JsonNode parse(JsonParser parser) throws IOException, RecipeException {
    try {
      JsonNode tree = MAPPER.readTree(parser);
      if (tree == null || tree.isMissingNode()) {
        throw new RecipeException("", "is empty; a recipe is a JSON object");
      }
      if (parser.nextToken() != null) {
        throw new RecipeException("", "goes on after its end" + where(parser.currentLocation()));
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new RecipeException(
          parser.getParsingContext().pathAsPointer().toString(),
          "is not valid JSON: " + e.getOriginalMessage() + where(e.getLocation()));
    }
  }

  /** Errors about limits have no location. */
  private static String where(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  private static String decode(byte[] json) throws RecipeException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw new RecipeException("", "is not UTF-8 text");
    }
  }
}
