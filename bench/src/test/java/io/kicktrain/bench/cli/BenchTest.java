package io.kicktrain.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kicktrain.bench.Benchmark;
import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.worker.cli.exit.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(List<Benchmark> benchmarks, String... arguments) {
    CommandLine line = Bench.commandLine(benchmarks);
    return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
  }

  @Test
  void withoutANameItLists() {
    assertEquals(ExitCodes.OK, run(Benchmarks.ALL));
    for (Benchmark benchmark : Benchmarks.ALL) {
      assertTrue(out.toString().contains(benchmark.name()), out.toString());
    }
  }

  @Test
  void anUnknownNameIsRefusedWithASuggestion() {
    assertEquals(ExitCodes.USAGE, run(Benchmarks.ALL, "codex"));
    assertTrue(err.toString().contains("codec"), err.toString());
  }

  @Test
  void theTableIsPrintedAndWritten(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("results.json");
    assertEquals(ExitCodes.OK, run(List.of(new Adding()), "adding", "--json", json.toString()));
    assertTrue(out.toString().contains("one-and-one"), out.toString());
    JsonNode node = new ObjectMapper().readTree(json.toFile());
    assertTrue(node.get("complete").booleanValue());
    assertEquals(2, node.at("/rows/0/value").doubleValue());
  }

  @Test
  void aFileThatCannotBeWrittenIsRefusedAtOnce(@TempDir Path folder) {
    String file = folder.resolve("missing/results.json").toString();
    assertEquals(ExitCodes.BLOCKED, run(List.of(new Adding()), "adding", "--json", file));
    assertTrue(err.toString().contains("missing"), err.toString());
    assertFalse(out.toString().contains("one-and-one"), "measured before it was refused");
  }

  @Test
  void aFailureShowsWhatWasFound() {
    assertEquals(ExitCodes.FAILED, run(List.of(new Adding()), "adding", "--quick"));
    assertTrue(out.toString().contains("one-and-one"), out.toString());
    assertTrue(out.toString().contains("NOT COMPLETE"), out.toString());
    assertTrue(err.toString().contains("the disk is full"), err.toString());
  }

  @Test
  void theTableIsPutIntoItsPlace(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("performance.md");
    String place = "<!-- bench adding: begin -->\nold\n<!-- bench adding: end -->\n";
    Files.writeString(file, "# Before\n" + place + "After\n");
    assertEquals(ExitCodes.OK, run(List.of(new Adding()), "adding", "--markdown", file.toString()));
    String text = Files.readString(file);
    assertTrue(text.startsWith("# Before\n<!-- bench adding: begin -->\n"), text);
    assertTrue(text.endsWith("<!-- bench adding: end -->\nAfter\n"), text);
    assertTrue(text.contains("| one-and-one | 2 | things |"), text);
    assertFalse(text.contains("old"), text);
  }

  @Test
  void aFileWithoutAPlaceIsLeftAlone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("diary.md");
    Files.writeString(file, "# Diary\n");
    int code = run(List.of(new Adding()), "adding", "--markdown", file.toString());
    assertEquals(ExitCodes.BLOCKED, code);
    assertTrue(err.toString().contains("no place for the table"), err.toString());
    assertEquals("# Diary\n", Files.readString(file));
    assertFalse(out.toString().contains("one-and-one"), "measured before it was refused");
  }

  private static final class Adding implements Benchmark {
    @Override
    public String name() {
      return "adding";
    }

    @Override
    public String summary() {
      return "Adds.";
    }

    @Override
    public void run(Report report) throws IOException {
      report.add(Row.of("one-and-one", "things", 2));
      if (report.quick()) {
        throw new IOException("the disk is full");
      }
    }
  }
}
