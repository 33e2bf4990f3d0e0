package io.kicktrain.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kicktrain.codec.frame.MalformedMessageException;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A decoder that was written in another language from docs/wire-format.md alone gives what ours
 * gives. Skipped where there is no python3.
 */
class PythonDecoderTest {
  private static final Path DECODER = Path.of("src/test/python/decode.py").toAbsolutePath();

  @TempDir Path folder;

  @BeforeAll
  static void needsPython() throws InterruptedException {
    boolean found;
    try {
      found = new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      found = false;
    }
    assumeTrue(found, "python3 is not there");
  }

  static List<byte[]> messages() throws IOException {
    List<byte[]> messages = new ArrayList<>();
    WireVectors.small().forEach(v -> messages.add(HexFormat.of().parseHex(v.get("message"))));
    WireVectors.large().forEach(row -> messages.add(WireVectors.message(row)));
    return messages;
  }

  @ParameterizedTest
  @MethodSource("messages")
  void decodesTheSame(byte[] message) throws IOException, InterruptedException {
    assertEquals(decoded(message), python(message, 0));
  }

  /** Flipped bits, one in every so many: both refuse, or both decode the same. */
  @ParameterizedTest
  @ValueSource(ints = {3, 8})
  void refusesWhatWeRefuse(int vector) throws IOException, InterruptedException {
    byte[] message = messages().get(vector);
    int refused = 0;
    for (int bit = 1; bit < 8 * message.length; bit += 19) {
      byte[] flipped = message.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      List<String> expected;
      try {
        expected = decoded(flipped);
      } catch (MalformedMessageException e) {
        expected = List.of();
        refused++;
      }
      assertEquals(expected, python(flipped, expected.isEmpty() ? 1 : 0));
    }
    assertTrue(refused > 10);
  }

  private List<String> python(byte[] message, int status) throws IOException, InterruptedException {
    Path file = Files.write(folder.resolve("message"), message);
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    Process process =
        new ProcessBuilder("python3", DECODER.toString(), file.toString())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    assertEquals(status, process.waitFor(), Files.readString(errors));
    return status == 0 ? Files.readAllLines(output) : List.of();
  }

  private static List<String> decoded(byte[] message) throws IOException {
    List<String> lines = new ArrayList<>();
    MessageReader reader = MessageReader.of(message);
    SparseSegment segment = new SparseSegment();
    for (int s = 0; s < reader.header().segments(); s++) {
      reader.decode(s, segment);
      for (int i = 0; i < segment.count(); i++) {
        long coordinate = (long) s * Geometry.SEGMENT + segment.positions()[i];
        int bits = Float.floatToRawIntBits(segment.values()[i]);
        lines.add(coordinate + " " + HexFormat.of().toHexDigits(bits));
      }
    }
    return lines;
  }
}
