package io.kicktrain.training.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the header of a safetensors file and checks all of it against the model before any weight
 * is read.
 */
final class SafetensorsParser {

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(4)
                          .maxNumberLength(20)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private SafetensorsParser() {}

  /** Where a tensor lies in a file: its first byte, counted from the end of the header. */
  record Placed(ParameterSpec tensor, long begin) {
    long end() {
      return begin + tensor.size() * Float.BYTES;
    }
  }

  /** What a header says: the tensors as the file orders them, and the metadata. */
  record Header(List<Placed> tensors, Map<String, String> metadata) {}

  static Header parse(byte[] json, ModelLayout expected) throws SafetensorsException {
    JsonNode header = tree(json);
    Map<String, ParameterSpec> missing = new LinkedHashMap<>();
    expected.tensors().forEach(tensor -> missing.put(tensor.name(), tensor));
    List<Placed> placed = new ArrayList<>();
    for (Iterator<String> names = header.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!name.equals(SafetensorsHeader.METADATA)) {
        ParameterSpec tensor = missing.remove(name);
        if (tensor == null) {
          throw refused(name, "the recipe's model has no such tensor");
        }
        placed.add(tensor(header.get(name), tensor, expected.parameters() * Float.BYTES));
      }
    }
    if (!missing.isEmpty()) {
      throw refused(missing.keySet().iterator().next(), "is missing");
    }
    placed.sort(Comparator.comparingLong(Placed::begin));
    checkNoGaps(placed);
    return new Header(List.copyOf(placed), metadata(header));
  }

  private static JsonNode tree(byte[] json) throws SafetensorsException {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(json);
    } catch (IOException e) {
      throw new SafetensorsException("safetensors header: no valid JSON: " + e.getMessage());
    }
    if (!tree.isObject()) {
      throw new SafetensorsException("safetensors header: must be a JSON object");
    }
    return tree;
  }

  private static Placed tensor(JsonNode entry, ParameterSpec tensor, long dataBytes)
      throws SafetensorsException {
    String name = tensor.name();
    if (!entry.path("dtype").asText().equals(SafetensorsHeader.FLOAT32)) {
      throw refused(name, "dtype must be \"F32\", but is " + entry.path("dtype"));
    }
    List<Long> shape = longs(name, "shape", entry);
    if (!shape.equals(tensor.shape())) {
      throw refused(name, "shape must be " + tensor.shape() + ", but is " + shape);
    }
    List<Long> offsets = longs(name, "data_offsets", entry);
    if (offsets.size() != 2) {
      throw refused(name, "data_offsets must be two numbers, but are " + offsets);
    }
    long begin = offsets.get(0);
    long end = offsets.get(1);
    if (begin < 0 || end < begin || end > dataBytes) {
      throw refused(
          name, "data_offsets " + offsets + " are not within the " + dataBytes + " bytes of data");
    }
    if (end - begin != tensor.size() * Float.BYTES) {
      throw refused(
          name,
          "data_offsets "
              + offsets
              + " cover "
              + (end - begin)
              + " bytes, but the shape needs "
              + tensor.size() * Float.BYTES);
    }
    return new Placed(tensor, begin);
  }

  private static List<Long> longs(String name, String field, JsonNode entry)
      throws SafetensorsException {
    JsonNode array = entry.path(field);
    if (!array.isArray()) {
      throw refused(name, field + " must be an array");
    }
    List<Long> values = new ArrayList<>(array.size());
    for (JsonNode value : array) {
      if (!value.isIntegralNumber() || !value.canConvertToLong()) {
        throw refused(name, field + " must hold whole numbers below 2^63, but has " + value);
      }
      values.add(value.longValue());
    }
    return values;
  }

  /**
   * All sizes fit and sum to the data, so tensors that start where the one before ends cover all of
   * it.
   */
  private static void checkNoGaps(List<Placed> placed) throws SafetensorsException {
    long expected = 0;
    for (Placed tensor : placed) {
      if (tensor.begin() != expected) {
        throw refused(
            tensor.tensor().name(),
            tensor.begin() < expected
                ? "starts at byte " + tensor.begin() + " and overlaps the tensor before it"
                : "starts at byte " + tensor.begin() + " and leaves a gap from byte " + expected);
      }
      expected = tensor.end();
    }
  }

  private static Map<String, String> metadata(JsonNode header) throws SafetensorsException {
    Map<String, String> metadata = new HashMap<>();
    JsonNode node = header.path(SafetensorsHeader.METADATA);
    if (!node.isMissingNode() && !node.isObject()) {
      throw refused(SafetensorsHeader.METADATA, "must be an object");
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!node.get(name).isTextual()) {
        throw refused(SafetensorsHeader.METADATA, "\"" + name + "\" must be a string");
      }
      metadata.put(name, node.get(name).textValue());
    }
    return Map.copyOf(metadata);
  }

  private static SafetensorsException refused(String name, String problem) {
    return new SafetensorsException("safetensors header: " + name + ": " + problem);
  }
}
