package io.kicktrain.training.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.recipe.LayerSpec;
import io.kicktrain.training.recipe.ModelSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {

  /** Embedding [4, 2] and output [4, 2] + [4]: 20 coordinates, 80 bytes. */
  private static final ModelLayout TINY =
      ModelLayout.of(
          new ModelSpec.Sequential(
              4, 1, List.of(new LayerSpec.Embedding(2), new LayerSpec.Output())));

  private static final String HEADER =
      "{\"layers.0.weight\":{\"dtype\":\"F32\",\"shape\":[4,2],\"data_offsets\":[0,32]},"
          + "\"layers.1.weight\":{\"dtype\":\"F32\",\"shape\":[4,2],\"data_offsets\":[32,64]},"
          + "\"layers.1.bias\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[64,80]}}";

  @TempDir Path folder;

  @Test
  void readsWhatItWroteAcrossSegments() throws IOException {
    ModelLayout layout = ModelLayout.of(new ModelSpec.Gpt2(256, 64, 128, 4, 4));
    ParameterVector weights = InitialWeights.generate(layout, 7);
    Map<String, String> metadata = Map.of("campaign", "gpt-java", "round", "12");
    Path file = folder.resolve("model.safetensors");
    try (var out = Channels.newChannel(Files.newOutputStream(file))) {
      Safetensors.write(out, layout, metadata, (s, into) -> copy(weights.segment(s), into));
    }
    assertEquals(Safetensors.size(layout, metadata), Files.size(file));
    assertEquals(WeightsRoot.of(weights), WeightsRoot.of(Safetensors.read(file, layout)));
    assertEquals(
        Map.of("format", "pt", "campaign", "gpt-java", "round", "12"),
        Safetensors.metadata(file, layout));
  }

  private static void copy(float[] segment, float[] into) {
    System.arraycopy(segment, 0, into, 0, segment.length);
  }

  @Test
  void writesTheFormatAsSpecified() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Safetensors.write(
        Channels.newChannel(out), TINY, Map.of(), (s, into) -> Arrays.fill(into, 1.5f));
    ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong();
    assertEquals(0, length % 8);
    String header = new String(bytes.array(), 8, length, StandardCharsets.UTF_8);
    assertEquals("{\"__metadata__\":{\"format\":\"pt\"}," + HEADER.substring(1), header.strip());
    assertEquals(8 + length + 80, bytes.capacity());
    assertEquals(1.5f, bytes.getFloat(8 + length + 76));
  }

  @Test
  void takesTensorsInAnyOrder() throws IOException {
    String reordered =
        HEADER
            .replace("[0,32]", "[48,80]")
            .replace("[32,64]", "[16,48]")
            .replace("[64,80]", "[0,16]");
    ParameterVector weights = read(file(reordered, 80));
    // data[i] = i: the embedding is the last 8 of 20 numbers in the file.
    assertEquals(12, weights.get(0));
    assertEquals(4, weights.get(8));
    assertEquals(0, weights.get(16));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[32,64] | [24,56] | layers.1.weight: starts at byte 24 and overlaps the tensor before it",
        "[0,32] | [8,40] | layers.0.weight: starts at byte 8 and leaves a gap from byte 0",
        "[64,80] | [-16,0] | layers.1.bias: data_offsets [-16, 0] are not within the 80 bytes",
        "[64,80] | [72,88] | layers.1.bias: data_offsets [72, 88] are not within the 80 bytes",
        "[64,80] | [80,64] | layers.1.bias: data_offsets [80, 64] are not within",
        "[64,80] | [64,76] | layers.1.bias: data_offsets [64, 76] cover 12 bytes, but the shape needs 16",
        "[64,80] | [9223372036854775800,9223372036854775816] | layers.1.bias: data_offsets must hold whole numbers below 2^63",
        "[64,80] | [64.0,80] | layers.1.bias: data_offsets must hold whole numbers",
        "[64,80] | [64] | layers.1.bias: data_offsets must be two numbers, but are [64]",
        "[64,80] | {} | layers.1.bias: data_offsets must be an array",
        "\"dtype\":\"F32\",\"shape\":[4] | \"dtype\":\"F16\",\"shape\":[4] | layers.1.bias: dtype must be \"F32\", but is \"F16\"",
        "\"dtype\":\"F32\",\"shape\":[4] | \"shape\":[4] | layers.1.bias: dtype must be \"F32\"",
        "[4] | [5] | layers.1.bias: shape must be [4], but is [5]",
        "[4] | [4,1] | layers.1.bias: shape must be [4], but is [4, 1]",
        "layers.1.bias | layers.2.bias | layers.2.bias: the recipe's model has no such tensor",
        "layers.1.bias | layers.0.weight | Duplicate field 'layers.0.weight'",
        ",\"layers.1.bias\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[64,80]} |  | layers.1.bias: is missing",
        "{\"layers.0 | {\"__metadata__\":{\"a\":1},\"layers.0 | __metadata__: \"a\" must be a string",
        "{\"layers.0 | {\"__metadata__\":[],\"layers.0 | __metadata__: must be an object",
        "}} | }}x | no valid JSON",
        "{\"layers.0 | [\"layers.0 | no valid JSON",
      })
  void refusesAWrongHeader(String from, String to, String problem) {
    String broken = HEADER.replace(from, to == null ? "" : to);
    SafetensorsException e = assertThrows(SafetensorsException.class, () -> read(file(broken, 80)));
    assertTrue(e.getMessage().startsWith("safetensors header: "), e::getMessage);
    assertTrue(e.getMessage().contains(problem), e::getMessage);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, (4 << 20) + 1, Long.MAX_VALUE, -1})
  void refusesAnImpossibleHeaderLengthBeforeAllocating(long length) {
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
    SafetensorsException e = assertThrows(SafetensorsException.class, () -> read(bytes));
    assertEquals(
        "the header must have 2 to 4194304 bytes, but the file says "
            + Long.toUnsignedString(length),
        e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | inside the header's length: 5 bytes are missing",
        "100 | inside the header: ",
        "-1 | inside layers.1.bias: 1 bytes are missing",
        "-17 | inside layers.1.weight: 1 bytes are missing",
      })
  void saysWhereAFileWasCut(int length, String problem) {
    byte[] whole = file(HEADER, 80);
    byte[] cut = Arrays.copyOf(whole, length < 0 ? whole.length + length : length);
    SafetensorsException e = assertThrows(SafetensorsException.class, () -> read(cut));
    assertTrue(e.getMessage().contains("the file ends " + problem), e::getMessage);
  }

  @Test
  void refusesBytesAfterTheEnd() {
    SafetensorsException e = assertThrows(SafetensorsException.class, () -> read(file(HEADER, 81)));
    assertEquals("the file goes on after the last tensor", e.getMessage());
  }

  @Test
  void refusesMetadataThatMakesTheHeaderTooLong() {
    Map<String, String> metadata = Map.of("story", "x".repeat(5 << 20));
    assertThrows(SafetensorsException.class, () -> Safetensors.size(TINY, metadata));
  }

  @Test
  void readsOrRefusesAnyDamage() throws IOException {
    byte[] whole = file(HEADER, 80);
    Random random = new Random(8);
    String likely = "0123456789-.eF\"{}[],:";
    for (int trial = 0; trial < 5000; trial++) {
      byte[] damaged = whole.clone();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        char replacement = likely.charAt(random.nextInt(likely.length()));
        damaged[random.nextInt(HEADER.length() + 8)] = (byte) replacement;
      }
      try {
        assertEquals(20, read(damaged).length());
      } catch (SafetensorsException e) {
        assertFalse(e.getMessage().isBlank());
      }
    }
  }

  private static ParameterVector read(byte[] bytes) throws IOException {
    return Safetensors.read(Channels.newChannel(new ByteArrayInputStream(bytes)), TINY);
  }

  /** Header and data: data[i] = i as float32. */
  private static byte[] file(String header, int dataBytes) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + dataBytes);
    bytes.order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json);
    for (int i = 0; bytes.remaining() >= 4; i++) {
      bytes.putFloat(i);
    }
    return bytes.array();
  }
}
