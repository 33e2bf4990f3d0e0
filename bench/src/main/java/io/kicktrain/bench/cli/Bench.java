package io.kicktrain.bench.cli;

import io.kicktrain.bench.Benchmark;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.exit.Reasons;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The {@code bench} command. Each benchmark is a subcommand; without one, they are listed. */
@Command(
    name = "kicktrain bench",
    description = "Measures this machine. Without a name: lists what can be measured.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "[NAME]",
    commandListHeading = "%nBenchmarks:%n")
public final class Bench implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @CommandLine.Option(
      names = "--verbose",
      description = "Show stack traces.",
      scope = CommandLine.ScopeType.INHERIT)
  private boolean verbose;

  private Bench() {}

  /** Runs one benchmark and exits with the codes of the other commands. */
  public static void main(String[] args) {
    System.exit(commandLine(Benchmarks.ALL).execute(args));
  }

  /** The tree of commands for some benchmarks. */
  static CommandLine commandLine(List<Benchmark> benchmarks) {
    Bench root = new Bench();
    CommandLine line = new CommandLine(root);
    for (Benchmark benchmark : benchmarks) {
      CommandLine command = new CommandLine(new RunCommand(benchmark));
      command.getCommandSpec().usageMessage().description(benchmark.summary());
      line.addSubcommand(benchmark.name(), command);
    }
    return line.setExecutionExceptionHandler(root::explain);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitCodes.OK;
  }

  private int explain(Exception thrown, CommandLine command, ParseResult parsed) {
    Failure failure = Reasons.of(thrown);
    String remedy = failure.remedy().isEmpty() ? "" : " - " + failure.remedy();
    command.getErr().println("kicktrain: " + failure.getMessage() + remedy);
    if (verbose) {
      thrown.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return failure.exitCode();
  }
}
