package io.kicktrain.training.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the header of a safetensors file: its length as 8 bytes, then JSON padded with spaces to 8
 * bytes.
 */
final class SafetensorsHeader {

  /** Longest header that is read or written: 4 MiB. The largest recipe needs about 400 KiB. */
  static final int MAX_BYTES = 4 << 20;

  static final int LENGTH_BYTES = Long.BYTES;
  static final String METADATA = "__metadata__";
  static final String FLOAT32 = "F32";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SafetensorsHeader() {}

  /** Length and JSON, ready to be written. */
  static byte[] bytes(ModelLayout layout, Map<String, String> metadata) throws IOException {
    byte[] json = MAPPER.writeValueAsBytes(json(layout, metadata));
    int padded = (json.length + LENGTH_BYTES - 1) / LENGTH_BYTES * LENGTH_BYTES;
    if (padded > MAX_BYTES) {
      throw new SafetensorsException(
          "the header would have " + padded + " bytes, but at most " + MAX_BYTES + " are allowed");
    }
    byte[] bytes = new byte[LENGTH_BYTES + padded];
    Arrays.fill(bytes, (byte) ' ');
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(json);
    return bytes;
  }

  private static JsonNode json(ModelLayout layout, Map<String, String> metadata) {
    ObjectNode header = MAPPER.createObjectNode();
    ObjectNode described = header.putObject(METADATA);
    // transformers refuses files that do not say which framework's shapes they have.
    described.put("format", "pt");
    new TreeMap<>(metadata).forEach(described::put);
    for (ParameterSpec tensor : layout.tensors()) {
      ObjectNode entry = header.putObject(tensor.name()).put("dtype", FLOAT32);
      ArrayNode shape = entry.putArray("shape");
      tensor.shape().forEach(shape::add);
      entry
          .putArray("data_offsets")
          .add(tensor.offset() * Float.BYTES)
          .add(tensor.end() * Float.BYTES);
    }
    return header;
  }
}
