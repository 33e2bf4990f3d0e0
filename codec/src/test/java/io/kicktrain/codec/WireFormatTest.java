package io.kicktrain.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.feedback.ErrorFeedback;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test vectors printed in docs/wire-format.md are what this code does. */
class WireFormatTest {
  private static final Path DOCUMENT = Path.of("../docs/wire-format.md");

  static List<Map<String, String>> smallVectors() throws IOException {
    List<Map<String, String>> vectors = new ArrayList<>();
    Pattern.compile("```vector\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(DOCUMENT))
        .results()
        .forEach(match -> vectors.add(fields(match.group(1))));
    assertTrue(vectors.size() >= 5, "the document has vectors");
    return vectors;
  }

  static List<List<String>> largeVectors() throws IOException {
    List<List<String>> rows =
        Files.readAllLines(DOCUMENT).stream()
            .map(line -> Arrays.asList(line.replaceAll("^\\| | \\|$", "").split(" \\| ")))
            .filter(row -> row.size() == 7 && row.get(0).matches("\\d+"))
            .toList();
    assertTrue(rows.size() >= 5, "the document has a table of larger vectors");
    return rows;
  }

  @ParameterizedTest
  @MethodSource("smallVectors")
  void smallVectorsAreAsPrinted(Map<String, String> vector) throws IOException {
    ParameterVector acc = new ParameterVector(Long.parseLong(vector.get("parameters")));
    for (String entry : vector.get("acc").split(" ")) {
      String[] pair = entry.split("=");
      acc.set(Long.parseLong(pair[0]), Float.parseFloat(pair[1]));
    }
    byte[] message =
        encode(acc, vector.get("selection"), vector.get("values"), vector.get("transform"));
    assertEquals(vector.get("message"), HexFormat.of().formatHex(message));
    byte[] printed = HexFormat.of().parseHex(vector.get("message"));
    assertEquals(vector.get("decoded"), decoded(MessageReader.of(printed)));
  }

  @ParameterizedTest
  @MethodSource("largeVectors")
  void largeVectorsAreAsPrinted(List<String> row) throws NoSuchAlgorithmException {
    ParameterVector update = drawn(Long.parseLong(row.get(0)), Long.parseLong(row.get(4)));
    byte[] message = encode(update, row.get(1), row.get(2), row.get(3));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(message);
    assertEquals(
        row.get(5) + " " + row.get(6), message.length + " " + HexFormat.of().formatHex(hash));
  }

  /** SplittableRandom's nextLong with its default gamma is SplitMix64. */
  private static ParameterVector drawn(long parameters, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ParameterVector vector = new ParameterVector(parameters);
    for (long i = 0; i < parameters; i++) {
      long d = random.nextLong();
      int bits = (int) ((d & 1) << 31 | (115 + (d >> 1 & 7)) << 23 | d >>> 41);
      vector.set(i, Float.intBitsToFloat(bits));
    }
    return vector;
  }

  private static byte[] encode(
      ParameterVector acc, String selection, String values, String transform) {
    CodecSettings settings =
        new CodecSettings(
            selection(selection), ValueFormat.valueOf(values), Transform.valueOf(transform), 1f);
    return new ErrorFeedback(settings, new ParameterVector(acc.length())).encode(acc);
  }

  private static Selection selection(String text) {
    int number = Integer.parseInt(text.split(" ")[1]);
    return text.startsWith("block") ? new Selection.PerBlock(number) : new Selection.Global(number);
  }

  private static String decoded(MessageReader message) throws IOException {
    List<String> entries = new ArrayList<>();
    SparseSegment segment = new SparseSegment();
    for (int s = 0; s < message.header().segments(); s++) {
      message.decode(s, segment);
      for (int i = 0; i < segment.count(); i++) {
        long position = (long) s * Geometry.SEGMENT + segment.positions()[i];
        entries.add(position + "=" + segment.values()[i]);
      }
    }
    return String.join(" ", entries);
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new HashMap<>();
    text.lines().forEach(line -> fields.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
    return fields;
  }
}
