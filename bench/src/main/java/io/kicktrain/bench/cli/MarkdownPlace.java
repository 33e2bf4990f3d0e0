package io.kicktrain.bench.cli;

import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a benchmark's table belongs in a Markdown file: between two comment lines, so that a
 * document holds the numbers of one run, word for word, and can be brought up to date.
 *
 * @param start the line before the table
 * @param end the line after it
 */
record MarkdownPlace(String start, String end) {

  static MarkdownPlace of(String benchmark) {
    return new MarkdownPlace(
        "<!-- bench " + benchmark + ": begin -->\n", "<!-- bench " + benchmark + ": end -->\n");
  }

  /**
   * Refuses a file that has no place for the table, before anything is measured.
   *
   * @throws Failure if there is such a file
   */
  void check(Path file) throws IOException {
    if (Files.exists(file)) {
      String text = Files.readString(file);
      if (!text.contains(start) || text.indexOf(end) < text.indexOf(start)) {
        throw new Failure(
            ExitCodes.BLOCKED,
            file + " has no place for the table",
            "write these two lines into it: " + start.strip() + " and " + end.strip());
      }
    }
  }

  /** Puts a table into its place; makes the file if there is none. */
  void put(String table, Path file) throws IOException {
    check(file);
    String text = Files.exists(file) ? Files.readString(file) : start + end;
    String before = text.substring(0, text.indexOf(start) + start.length());
    String after = text.substring(text.indexOf(end));
    Files.writeString(file, before + "\n" + table + "\n" + after);
  }
}
