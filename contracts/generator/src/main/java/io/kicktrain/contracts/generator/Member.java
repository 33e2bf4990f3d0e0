package io.kicktrain.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.jcajce.provider.digest.Keccak;

/**
 * Something that a contract's ABI names.
 *
 * @param kind function, event, error or constructor
 * @param name its name; "constructor" for the constructor
 * @param inputs what it takes or tells
 * @param outputs what a function gives back
 * @see <a href="https://docs.soliditylang.org/en/v0.8.37/abi-spec.html#json">the ABI's form</a>
 */
record Member(String kind, String name, List<Parameter> inputs, List<Parameter> outputs) {
  static final String FUNCTION = "function";
  static final String EVENT = "event";
  static final String ERROR = "error";
  static final String CONSTRUCTOR = "constructor";

  private static final Set<String> KINDS = Set.of(FUNCTION, EVENT, ERROR, CONSTRUCTOR);

  /** Calls that name no function: there is nothing to encode. */
  private static final Set<String> NAMELESS = Set.of("fallback", "receive");

  private static final int SELECTOR_BYTES = 4;

  static List<Member> all(JsonNode abi) {
    if (!abi.isArray()) {
      throw new GeneratorException("/abi is missing: run npm run compile");
    }
    List<Member> members = new ArrayList<>();
    for (JsonNode entry : abi) {
      String kind = entry.path("type").asText();
      if (KINDS.contains(kind)) {
        members.add(of(kind, entry));
      } else if (!NAMELESS.contains(kind)) {
        throw new GeneratorException("the ABI has a \"" + kind + "\", which is unknown here");
      }
    }
    return List.copyOf(members);
  }

  private static Member of(String kind, JsonNode entry) {
    String name = kind.equals(CONSTRUCTOR) ? CONSTRUCTOR : entry.path("name").asText();
    String which = kind + " " + name;
    Member member =
        new Member(
            kind,
            name,
            Parameter.all(which, entry.path("inputs")),
            Parameter.all(which, entry.path("outputs")));
    if (member.outputs.size() > 1) {
      throw new GeneratorException(
          which + " gives back " + member.outputs.size() + " values; one is all that is known");
    }
    if (entry.path("anonymous").asBoolean()) {
      throw new GeneratorException(which + " is anonymous, so nothing tells its logs apart");
    }
    return member;
  }

  /** Name and types, of which the selector and the topic are hashes. */
  String signature() {
    return name + inputs.stream().map(Parameter::type).collect(Collectors.joining(",", "(", ")"));
  }

  /** The first four bytes of the signature's hash, with 0x: the begin of a call or an error. */
  String selector() {
    return topic().substring(0, 2 + 2 * SELECTOR_BYTES);
  }

  /** The signature's hash, with 0x: the first topic of an event. */
  String topic() {
    byte[] hash = new Keccak.Digest256().digest(signature().getBytes(StandardCharsets.US_ASCII));
    return "0x" + HexFormat.of().formatHex(hash);
  }
}
