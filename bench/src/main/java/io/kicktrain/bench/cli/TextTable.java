package io.kicktrain.bench.cli;

import io.kicktrain.bench.Row;
import java.util.ArrayList;
import java.util.List;

/** A report as aligned columns. */
final class TextTable {

  private static final List<String> HEADER =
      List.of("name", "median", "unit", "min .. max (runs)", "reference", "ratio", "asked", "");

  private TextTable() {}

  static String of(Results results) {
    StringBuilder text = new StringBuilder();
    text.append(Numbers.machine(results)).append('\n');
    text.append(Numbers.circumstances(results)).append('\n');
    List<List<String>> all = new ArrayList<>(List.of(HEADER));
    results.sections().forEach(section -> section.rows().forEach(row -> all.add(cells(row))));
    int[] widths = widths(all);
    for (Results.Section section : results.sections()) {
      text.append('\n').append(section.title()).append('\n');
      append(text, HEADER, widths);
      section.rows().forEach(row -> append(text, cells(row), widths));
      section.rows().stream()
          .filter(row -> !row.note().isEmpty())
          .forEach(
              row ->
                  text.append("  ")
                      .append(row.name())
                      .append(": ")
                      .append(row.note())
                      .append('\n'));
    }
    return text.toString();
  }

  /** One row by itself. */
  static String line(Row row) {
    return String.join("  ", cells(row).stream().filter(cell -> !cell.isEmpty()).toList());
  }

  static List<String> cells(Row row) {
    return List.of(
        row.name(),
        Numbers.text(row.value()),
        row.unit(),
        Numbers.spread(row),
        Numbers.reference(row),
        Numbers.ratio(row),
        Numbers.target(row),
        Numbers.reached(row));
  }

  static List<String> header() {
    return HEADER;
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[HEADER.size()];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    return widths;
  }

  private static void append(StringBuilder text, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      line.append(cells.get(c)).append(" ".repeat(widths[c] - cells.get(c).length() + 2));
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
