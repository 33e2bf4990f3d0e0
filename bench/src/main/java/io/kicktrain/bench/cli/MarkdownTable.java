package io.kicktrain.bench.cli;

import io.kicktrain.bench.Row;
import java.util.List;
import java.util.stream.Collectors;

/** A report as Markdown, with every run, to be pasted into the documentation. */
final class MarkdownTable {

  private MarkdownTable() {}

  static String of(Results results) {
    StringBuilder text = new StringBuilder();
    text.append(Numbers.machine(results)).append(".\n");
    text.append(Numbers.circumstances(results)).append('\n');
    for (Results.Section section : results.sections()) {
      text.append("\n### ").append(section.title()).append("\n\n");
      append(text, TextTable.header());
      append(text, List.of("---", "---:", "---", "---", "---", "---:", "---", "---"));
      section.rows().forEach(row -> append(text, TextTable.cells(row)));
      text.append('\n');
      section.rows().stream()
          .filter(row -> !row.note().isEmpty() || row.runs().size() > 1)
          .forEach(row -> text.append(remark(row)));
    }
    return text.toString();
  }

  private static String remark(Row row) {
    String runs =
        row.runs().size() == 1
            ? ""
            : row.runs().stream()
                .map(Numbers::text)
                .collect(Collectors.joining(" ", " runs ", "."));
    return "- `"
        + row.name()
        + "`:"
        + (row.note().isEmpty() ? "" : " " + row.note() + ".")
        + runs
        + "\n";
  }

  private static void append(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |").append('\n');
  }
}
