package io.kicktrain.contracts.generator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One value that goes in or comes out.
 *
 * @param solidityName as in the source; may be empty
 * @param name as in Java
 * @param type as in the ABI
 * @param mapping what becomes of the type
 * @param indexed whether it is among an event's topics
 */
record Parameter(
    String solidityName, String name, String type, TypeMapping mapping, boolean indexed) {

  static List<Parameter> all(String member, JsonNode nodes) {
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode node : nodes) {
      parameters.add(of(member, node, parameters.size()));
    }
    return List.copyOf(parameters);
  }

  private static Parameter of(String member, JsonNode node, int index) {
    String name = node.path("name").asText();
    String type = node.path("type").asText();
    boolean indexed = node.path("indexed").asBoolean();
    TypeMapping mapping =
        TypeMapping.of(type)
            .orElseThrow(
                () ->
                    new GeneratorException(
                        "%s: %s has the type %s, which the generator does not know; it knows %s"
                            .formatted(member, which(name, index), type, TypeMapping.KNOWN)));
    if (indexed && mapping.dynamic()) {
      throw new GeneratorException(
          "%s: %s is an indexed %s, of which the chain keeps no more than a hash"
              .formatted(member, which(name, index), type));
    }
    return new Parameter(
        name, JavaNames.of(name.isEmpty() ? "value" + index : name), type, mapping, indexed);
  }

  private static String which(String name, int index) {
    return name.isEmpty() ? "value " + index : "\"" + name + "\"";
  }
}
