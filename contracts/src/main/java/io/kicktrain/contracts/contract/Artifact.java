package io.kicktrain.contracts.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.crypto.Hash;

/**
 * What the compiler made of the contract, as committed. Selectors and types come from the ABI in
 * it, so a change of the contract that Java does not know of fails here and not on the chain.
 */
@SuppressWarnings("rawtypes") // web3j asks for lists of the raw Type
final class Artifact {
  private static final String FILE = "TreeHeadAnchor.json";

  private final JsonNode tree;

  private Artifact(JsonNode tree) {
    this.tree = tree;
  }

  static Artifact load() {
    try (InputStream in = Artifact.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not in this build");
      }
      return new Artifact(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Code that creates the contract, with the constructor's arguments; hex digits with 0x. */
  String creation(Object... arguments) {
    List<Type> values = values(member("constructor", ""), arguments);
    return "0x" + text("bytecode") + FunctionEncoder.encodeConstructor(values);
  }

  /** A call as hex digits with 0x. */
  String call(String function, Object... arguments) {
    return FunctionEncoder.encode(
        function(function, values(member("function", function), arguments)));
  }

  /** The values that a call gives back. */
  List<Object> returned(String function, String answer) {
    return decode(answer, types(member("function", function).path("outputs")));
  }

  /** The values of an event, none of which is indexed. */
  List<Object> event(String event, String data) {
    return decode(data, types(member("event", event).path("inputs")));
  }

  /** The hash that names an event in the chain's logs. */
  String topic(String event) {
    return Hash.sha3String(signature(member("event", event)));
  }

  /** The first 10 characters of a revert with this error. */
  String errorSelector(String error) {
    return Hash.sha3String(signature(member("error", error))).substring(0, 10);
  }

  /** Whether code on a chain is this contract's, whatever the values of its immutables. */
  boolean isCode(String code) {
    String expected = text("deployedBytecode");
    if (code.length() != expected.length() + 2) {
      return false;
    }
    return masked(code.substring(2)).equals(masked(expected));
  }

  private String masked(String code) {
    StringBuilder masked = new StringBuilder(code);
    for (JsonNode place : tree.path("immutables")) {
      int start = 2 * place.path("start").asInt();
      int end = start + 2 * place.path("length").asInt();
      masked.replace(start, end, "0".repeat(end - start));
    }
    return masked.toString();
  }

  private static Function function(String name, List<Type> values) {
    return new Function(name, values, List.of());
  }

  private static List<Type> values(JsonNode member, Object... arguments) {
    List<Type> values = new ArrayList<>();
    for (JsonNode input : member.path("inputs")) {
      values.add(value(input.path("type").asText(), arguments[values.size()]));
    }
    return values;
  }

  private static Type<?> value(String type, Object argument) {
    try {
      return TypeDecoder.instantiateType(type, argument);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("web3j does not know the type " + type, e);
    }
  }

  private static List<TypeReference<Type>> types(JsonNode parameters) {
    List<TypeReference<Type>> types = new ArrayList<>();
    for (JsonNode parameter : parameters) {
      types.add(type(parameter.path("type").asText()));
    }
    return types;
  }

  @SuppressWarnings("unchecked") // web3j's decoder wants the wildcard away
  private static TypeReference<Type> type(String name) {
    try {
      return (TypeReference<Type>) TypeReference.makeTypeReference(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("web3j does not know the type " + name, e);
    }
  }

  private static List<Object> decode(String data, List<TypeReference<Type>> types) {
    if (data.length() != 2 + 64 * types.size()) {
      throw new IllegalArgumentException(
          "expected " + 32 * types.size() + " bytes, got " + (data.length() - 2) / 2);
    }
    List<Object> values = new ArrayList<>();
    for (Type<?> value : FunctionReturnDecoder.decode(data, types)) {
      values.add(value.getValue());
    }
    return values;
  }

  private JsonNode member(String type, String name) {
    for (JsonNode member : tree.path("abi")) {
      if (member.path("type").asText().equals(type) && member.path("name").asText().equals(name)) {
        return member;
      }
    }
    throw new IllegalStateException("the contract has no " + type + " " + name);
  }

  private static String signature(JsonNode member) {
    List<String> types = new ArrayList<>();
    member.path("inputs").forEach(input -> types.add(input.path("type").asText()));
    return member.path("name").asText() + "(" + String.join(",", types) + ")";
  }

  private String text(String field) {
    return tree.path(field).asText();
  }
}
