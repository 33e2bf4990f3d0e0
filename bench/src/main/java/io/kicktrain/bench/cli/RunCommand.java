package io.kicktrain.bench.cli;

import io.kicktrain.bench.Benchmark;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.terminal.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one benchmark: progress on standard error, the table on standard output. */
@Command(mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true)
final class RunCommand implements Callable<Integer> {

  private static final int WIDTH = 100;
  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(10);

  private final Benchmark benchmark;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the results there, with every run; again after each row.")
  private @Nullable Path json;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description =
          "Also write the table there as Markdown: into the place that the file has for it.")
  private @Nullable Path markdown;

  @Option(
      names = "--quick",
      description = "A quick look: fewer repetitions, smaller inputs, numbers not to be quoted.")
  private boolean quick;

  RunCommand(Benchmark benchmark) {
    this.benchmark = benchmark;
  }

  @Override
  public Integer call() throws Exception {
    if (markdown != null) {
      MarkdownPlace.of(benchmark.name()).check(markdown);
    }
    Results results = new Results(benchmark.name(), quick, Machine.here());
    write(json, JsonText.of(results)); // where nothing can be written, nothing need be measured
    Screen screen =
        new Screen(System.err, Boolean.getBoolean("kicktrain.tty"), WIDTH, PLAIN_INTERVAL);
    // Ctrl-C ends the process at once: what was found by then is shown all the same.
    Thread onStop = new Thread(() -> show(results), "partial results");
    Runtime.getRuntime().addShutdownHook(onStop);
    try {
      benchmark.run(new LiveReport(results, screen, () -> write(json, JsonText.of(results))));
      results.complete();
    } finally {
      screen.clear();
      if (Runtime.getRuntime().removeShutdownHook(onStop)) {
        show(results);
      }
    }
    return ExitCodes.OK;
  }

  private void show(Results results) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(TextTable.of(results));
    out.flush();
    try {
      write(json, JsonText.of(results));
      if (markdown != null) {
        MarkdownPlace.of(results.benchmark()).put(MarkdownTable.of(results), markdown);
      }
    } catch (IOException e) {
      spec.commandLine().getErr().println("kicktrain: the results could not be written: " + e);
    }
  }

  private static void write(@Nullable Path file, String text) throws IOException {
    if (file != null) {
      Files.writeString(file, text);
    }
  }
}
