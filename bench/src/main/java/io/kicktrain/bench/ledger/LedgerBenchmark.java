package io.kicktrain.bench.ledger;

import io.kicktrain.bench.Benchmark;
import io.kicktrain.bench.Report;
import io.kicktrain.ledger.durable.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The transparency log on the disk of the folder that it is started in. */
public final class LedgerBenchmark implements Benchmark {

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public String summary() {
    return "The log: durable appends, submissions over HTTP, proofs, replay, signatures, memory.";
  }

  @Override
  public void run(Report report) throws Exception {
    report.steps(
        SignatureRows.STEPS
            + AppendRows.STEPS
            + SubmissionRows.STEPS
            + PlatformRows.STEPS
            + ReplayRows.STEPS);
    Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), ".bench-ledger");
    // Ctrl-C: what was written is worth nothing without the run.
    Thread onStop = new Thread(() -> delete(folder), "delete benchmark's files");
    Runtime.getRuntime().addShutdownHook(onStop);
    try {
      new SignatureRows(report).run();
      new AppendRows(report, folder.resolve("append")).run();
      new SubmissionRows(report, folder.resolve("submissions")).run();
      new PlatformRows(report, folder.resolve("platform")).run();
      new ReplayRows(report, folder.resolve("replay")).run();
    } finally {
      if (Runtime.getRuntime().removeShutdownHook(onStop)) {
        delete(folder);
      }
    }
  }

  private static void delete(Path folder) {
    try {
      DurableFiles.deleteTree(folder);
    } catch (IOException e) {
      System.err.println("kicktrain: " + folder + " could not be deleted: " + e);
    }
  }
}
