package io.kicktrain.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test vectors printed in docs/wire-format.md are what this code does. */
class WireFormatTest {
  static List<Map<String, String>> smallVectors() throws IOException {
    List<Map<String, String>> vectors = WireVectors.small();
    assertTrue(vectors.size() >= 5, "the document has vectors");
    return vectors;
  }

  static List<List<String>> largeVectors() throws IOException {
    List<List<String>> rows = WireVectors.large();
    assertTrue(rows.size() >= 5, "the document has a table of larger vectors");
    return rows;
  }

  @ParameterizedTest
  @MethodSource("smallVectors")
  void smallVectorsAreAsPrinted(Map<String, String> vector) {
    assertEquals(vector, WireVectors.result(vector));
    byte[] printed = HexFormat.of().parseHex(vector.get("message"));
    assertEquals(vector.get("decoded"), WireVectors.decoded(printed));
  }

  @ParameterizedTest
  @MethodSource("largeVectors")
  void largeVectorsAreAsPrinted(List<String> row) throws NoSuchAlgorithmException {
    assertEquals(row, WireVectors.large(row));
  }
}
