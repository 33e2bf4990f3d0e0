package io.kicktrain.bench.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kicktrain.bench.Row;

/** A report as JSON, for programs: every row with every run. */
final class JsonText {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonText() {}

  static String of(Results results) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("benchmark", results.benchmark());
    root.put("complete", results.isComplete());
    root.put("quick", results.quick());
    root.put("started", results.started().toString());
    root.put("seconds", results.elapsed().toSeconds());
    machine(root.putObject("machine"), results.machine());
    ArrayNode rows = root.putArray("rows");
    for (Results.Section section : results.sections()) {
      section.rows().forEach(row -> row(rows.addObject(), section.title(), row));
    }
    return root.toPrettyString() + "\n";
  }

  private static void machine(ObjectNode node, Machine machine) {
    node.put("cpu", machine.cpu());
    node.put("cores", machine.cores());
    node.put("memoryBytes", machine.memoryBytes());
    node.put("os", machine.os());
    node.put("java", machine.java());
    node.put("load", machine.load());
  }

  private static void row(ObjectNode node, String section, Row row) {
    node.put("name", row.name());
    node.put("section", section);
    node.put("value", row.value());
    node.put("unit", row.unit());
    node.put("min", row.min());
    node.put("max", row.max());
    ArrayNode runs = node.putArray("runs");
    row.runs().forEach(run -> runs.add(run.doubleValue()));
    row.reference()
        .ifPresent(r -> node.putObject("reference").put("what", r.what()).put("value", r.value()));
    row.ratio().ifPresent(ratio -> node.put("ratio", ratio));
    row.target()
        .ifPresent(t -> node.putObject("target").put(t.atMost() ? "atMost" : "atLeast", t.limit()));
    row.reached().ifPresent(reached -> node.put("reached", reached));
    if (!row.note().isEmpty()) {
      node.put("note", row.note());
    }
  }
}
