package io.kicktrain.contracts.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the compiler made of a contract, as {@code solidity/compile.mjs} writes it.
 *
 * @param contract its name
 * @param compiler the compiler's version
 * @param members of the contract's ABI, in its order
 * @param docs its NatSpec
 * @param bytecode code that creates it, hex digits
 * @param deployedBytecode code that it then has, hex digits; immutables are zero
 * @param immutables where the immutables are in that
 */
record Artifact(
    String contract,
    String compiler,
    List<Member> members,
    NatSpec docs,
    String bytecode,
    String deployedBytecode,
    List<Place> immutables) {
  /** Two codes, an ABI and its comments are far less. */
  private static final long MAX_FILE = 1 << 20;

  /** What a string constant in a class file can have (JVM specification, section 4.4.7). */
  private static final int MAX_CONSTANT = 65_535;

  private static final Pattern HEX = Pattern.compile("([0-9a-f]{2})+");

  /** Some bytes of the code. */
  record Place(int start, int length) {}

  /**
   * Reads an artifact.
   *
   * @throws GeneratorException if it is no artifact, or has what the generator does not know
   */
  static Artifact read(Path file) throws IOException {
    if (Files.size(file) > MAX_FILE) {
      throw new GeneratorException(file + " is too long for a contract's artifact");
    }
    try {
      return of(new ObjectMapper().readTree(Files.readString(file)));
    } catch (JsonProcessingException e) {
      throw new GeneratorException(file + " is no JSON: " + e.getMessage());
    } catch (GeneratorException e) {
      throw new GeneratorException(file + ": " + e.getMessage());
    }
  }

  private static Artifact of(JsonNode tree) {
    List<Place> places = new ArrayList<>();
    for (JsonNode place : tree.path("immutables")) {
      places.add(new Place(place.path("start").asInt(), place.path("length").asInt()));
    }
    return new Artifact(
        text(tree, "/contract"),
        text(tree, "/compiler/version"),
        Member.all(tree.path("abi")),
        new NatSpec(tree.path("devdoc"), tree.path("userdoc")),
        code(tree, "/bytecode"),
        code(tree, "/deployedBytecode"),
        List.copyOf(places));
  }

  private static String text(JsonNode tree, String pointer) {
    JsonNode node = tree.at(pointer);
    if (!node.isTextual() || node.asText().isEmpty()) {
      throw new GeneratorException(pointer + " is missing: run npm run compile");
    }
    return node.asText();
  }

  private static String code(JsonNode tree, String pointer) {
    String hex = text(tree, pointer);
    if (!HEX.matcher(hex).matches() || hex.length() > MAX_CONSTANT) {
      throw new GeneratorException(
          pointer + " is not " + MAX_CONSTANT + " hex digits or fewer, which is all that fits");
    }
    return hex;
  }
}
