package io.kicktrain.codec;

import io.kicktrain.codec.dense.Dense;
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
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The test vectors of docs/wire-format.md. Run as a program, in {@code codec/}, it writes what this
 * code gives into the document:
 *
 * <pre>{@code java -cp target/classes:target/test-classes io.kicktrain.codec.WireVectors}</pre>
 */
public final class WireVectors {
  static final Path DOCUMENT = Path.of("../docs/wire-format.md");

  private static final String NOTHING = "none";
  private static final Pattern SMALL = Pattern.compile("```vector\n(.*?)```", Pattern.DOTALL);
  private static final int COLUMNS = 8;

  private WireVectors() {}

  /** Writes the vectors' results into the document. */
  public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
    String text = Files.readString(DOCUMENT);
    text =
        SMALL.matcher(text).replaceAll(match -> Matcher.quoteReplacement(printed(match.group(1))));
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      List<String> row = cells(line);
      lines.add(isLarge(row) ? "| " + String.join(" | ", large(row)) + " |" : line);
    }
    Files.writeString(DOCUMENT, String.join("\n", lines));
  }

  /** The fields of each small vector in the document, in order. */
  static List<Map<String, String>> small() throws IOException {
    List<Map<String, String>> vectors = new ArrayList<>();
    SMALL
        .matcher(Files.readString(DOCUMENT))
        .results()
        .forEach(match -> vectors.add(fields(match.group(1))));
    return vectors;
  }

  /** The rows of the table of large vectors in the document. */
  static List<List<String>> large() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .map(WireVectors::cells)
        .filter(WireVectors::isLarge)
        .toList();
  }

  /** A small vector as the document has it, with what this code makes of its input. */
  static Map<String, String> result(Map<String, String> vector) {
    ParameterVector acc = new ParameterVector(Long.parseLong(vector.get("parameters")));
    for (String entry : vector.get("acc").split(" ")) {
      String[] pair = entry.split("=");
      acc.set(Long.parseLong(pair[0]), Float.parseFloat(pair[1]));
    }
    byte[] message =
        encode(
            acc,
            vector.get("selection"),
            vector.get("values"),
            vector.getOrDefault("dense", NOTHING),
            vector.get("transform"));
    Map<String, String> result = new LinkedHashMap<>(vector);
    result.put("message", HexFormat.of().formatHex(message));
    result.put("decoded", decoded(message));
    return result;
  }

  /** A large vector's row with what this code makes of its input. */
  static List<String> large(List<String> row) throws NoSuchAlgorithmException {
    byte[] message = message(row);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(message);
    List<String> result = new ArrayList<>(row.subList(0, COLUMNS - 2));
    result.add(Integer.toString(message.length));
    result.add(HexFormat.of().formatHex(hash));
    return result;
  }

  /** The message of a large vector's row. */
  static byte[] message(List<String> row) {
    ParameterVector update = drawn(Long.parseLong(row.get(0)), Long.parseLong(row.get(5)));
    return encode(update, row.get(1), row.get(2), row.get(3), row.get(4));
  }

  /** What the receiver of a message adds: index=value. */
  static String decoded(byte[] message) {
    StringBuilder all = new StringBuilder();
    try (MessageReader reader = MessageReader.of(message)) {
      SparseSegment segment = new SparseSegment();
      for (int s = 0; s < reader.header().segments(); s++) {
        reader.decode(s, segment);
        for (int i = 0; i < segment.count(); i++) {
          long position = (long) s * Geometry.SEGMENT + segment.positions()[i];
          all.append(all.isEmpty() ? "" : " ").append(position).append('=');
          all.append(segment.values()[i]);
        }
      }
    } catch (IOException e) {
      throw new AssertionError("we wrote it ourselves", e);
    }
    return all.toString();
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
      ParameterVector acc, String selection, String values, String dense, String transform) {
    CodecSettings settings =
        new CodecSettings(
            selection(selection),
            ValueFormat.valueOf(values),
            Transform.valueOf(transform),
            1f,
            dense(dense));
    return new ErrorFeedback(settings, new ParameterVector(acc.length())).encode(acc);
  }

  private static Selection selection(String text) {
    int number = Integer.parseInt(text.split(" ")[1]);
    return text.startsWith("block") ? new Selection.PerBlock(number) : new Selection.Global(number);
  }

  /** A value format and first-last of each range, or "none". */
  private static Dense dense(String text) {
    if (text.equals(NOTHING)) {
      return Dense.NONE;
    }
    List<String> words = List.of(text.split(" "));
    List<Dense.Range> ranges =
        words.stream()
            .skip(1)
            .map(word -> word.split("-"))
            .map(ends -> new Dense.Range(Long.parseLong(ends[0]), Long.parseLong(ends[1]) + 1))
            .toList();
    return new Dense(ranges, ValueFormat.valueOf(words.get(0)));
  }

  private static String printed(String vector) {
    StringBuilder text = new StringBuilder("```vector\n");
    result(fields(vector)).forEach((k, v) -> text.append(k).append(' ').append(v).append('\n'));
    return text.append("```").toString();
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    text.lines().forEach(line -> fields.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
    return fields;
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.replaceAll("^\\| | \\|$", "").split(" \\| "));
  }

  private static boolean isLarge(List<String> row) {
    return row.size() == COLUMNS && row.get(0).matches("\\d+");
  }
}
