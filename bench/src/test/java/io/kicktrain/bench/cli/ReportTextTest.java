package io.kicktrain.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kicktrain.bench.Row;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReportTextTest {

  private static final Machine MACHINE =
      new Machine("Some CPU", 2, 8_000_000_000L, "Linux 6 amd64", "OpenJDK 17", 0.25);

  private static Results results() {
    Results results = new Results("codec", false, MACHINE);
    results.section("Bytes");
    results.add(
        Row.of("bytes-124m-sign", "B", 195_001).atMost(196_000).note("of random positions"));
    results.section("Nothing");
    results.section("Speed");
    results.add(
        Row.of("encode-passes", "passes", 4.5, 4.1, 4.31239).against("limit", 2).atMost(4.2));
    return results;
  }

  @Test
  void jsonHasEveryRun() throws IOException {
    Results results = results();
    results.complete();
    JsonNode json = new ObjectMapper().readTree(JsonText.of(results));
    assertTrue(json.get("complete").booleanValue());
    assertEquals("Some CPU", json.at("/machine/cpu").textValue());
    assertEquals("Bytes", json.at("/rows/0/section").textValue());
    assertEquals(195_001, json.at("/rows/0/value").doubleValue());
    assertEquals(196_000, json.at("/rows/0/target/atMost").doubleValue());
    assertEquals("of random positions", json.at("/rows/0/note").textValue());
    assertEquals("[4.5,4.1,4.31239]", json.at("/rows/1/runs").toString());
    assertEquals(4.31239, json.at("/rows/1/value").doubleValue());
    assertEquals(2.156195, json.at("/rows/1/ratio").doubleValue(), 1e-12);
    assertFalse(json.at("/rows/1/reached").booleanValue());
  }

  @Test
  void aStoppedRunSaysSo() throws IOException {
    assertFalse(new ObjectMapper().readTree(JsonText.of(results())).get("complete").booleanValue());
    assertTrue(TextTable.of(results()).contains("NOT COMPLETE"));
  }

  @Test
  void tablesHaveWhatIsNeededToJudge() {
    String line = TextTable.line(results().sections().get(1).rows().get(0));
    assertEquals(
        "encode-passes  4.312  passes  4.1 .. 4.5 (3)  limit 2  2.156  <= 4.2  missed", line);
    String text = TextTable.of(results());
    assertTrue(text.contains("Some CPU, 2 cores, 8.0 GB"), text);
    assertTrue(text.contains("bytes-124m-sign  195,001"), text);
    assertFalse(text.contains("Nothing"), text);
    String markdown = MarkdownTable.of(results());
    assertTrue(markdown.contains("| bytes-124m-sign | 195,001 | B |"), markdown);
    assertTrue(markdown.contains("- `encode-passes`: runs 4.5 4.1 4.312."), markdown);
  }

  @Test
  void aNameStandsForOneRow() {
    Results results = results();
    assertThrows(
        IllegalArgumentException.class, () -> results.add(Row.of("encode-passes", "passes", 1)));
  }
}
