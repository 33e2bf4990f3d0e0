package io.kicktrain.worker.cli;

import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Stands for the benchmarks in the list of commands. They are a program of their own with libraries
 * of their own, which the launcher builds and starts when it sees this command.
 */
@Command(
    name = "bench",
    description = {
      "Measure: message sizes and speeds, the ledger, the anchor's gas.",
      "'./kicktrain bench' in the project's folder lists what there is."
    })
final class BenchCommand implements Callable<Integer> {

  @Parameters(hidden = true, arity = "0..*")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws Failure {
    throw new Failure(
        ExitCodes.BLOCKED,
        "the benchmarks are not part of this jar",
        "run ./kicktrain bench " + String.join(" ", arguments) + " in the project's folder");
  }
}
