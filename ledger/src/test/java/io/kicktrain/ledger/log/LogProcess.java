package io.kicktrain.ledger.log;

import io.kicktrain.ledger.dedup.EntryIdentity;
import io.kicktrain.ledger.faults.Fault;
import io.kicktrain.ledger.faults.FaultyFileSystem;
import io.kicktrain.ledger.note.NoteSigner;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that appends entries for ever, and prints the index of every acknowledged one. It can
 * be told to die at the n-th time that a step is reached, in the middle of whatever its other
 * threads do, or to work on a disk with a fault.
 */
final class LogProcess {
  static final int DIED = 137;
  static final int STOPPED = 3;
  private static final String NEVER = "NEVER";

  /** The process, seen from outside. */
  private final Process process;

  /** The newest acknowledged entry, or -1. */
  private long acknowledged = -1;

  /** What else it said. */
  private String said = "";

  private LogProcess(Process process) {
    this.process = process;
  }

  /** One that dies when {@code step} is reached and it has survived it {@code lives} times. */
  static LogProcess dyingAt(LogFixture fixture, Step step, int lives) throws IOException {
    return start(fixture, step.name(), lives, Fault.none());
  }

  /** One that runs until it is killed, or until the fault strikes. */
  static LogProcess on(LogFixture fixture, Fault fault) throws IOException {
    return start(fixture, NEVER, 0, fault);
  }

  private static LogProcess start(LogFixture fixture, String step, int lives, Fault fault)
      throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-XX:TieredStopAtLevel=1",
            LogProcess.class.getName(),
            fixture.directory.toString(),
            LogFixture.SIGNER.format(),
            step,
            Integer.toString(lives),
            fault.format());
    return new LogProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Reads what it prints until it ends, or until it has acknowledged an entry after this one. */
  void readUntil(long index) throws IOException {
    BufferedReader lines = process.inputReader();
    while (acknowledged <= index) {
      String line = lines.readLine();
      if (line == null) {
        return;
      }
      if (line.matches("[0-9]+")) {
        acknowledged = Long.parseLong(line);
      } else {
        said = said + line;
      }
    }
  }

  /** Ends it as {@code kill -9} does; what it has printed can still be read. */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Reads the rest of what it printed, and returns its exit code. */
  int end() throws IOException, InterruptedException {
    readUntil(Long.MAX_VALUE - 1);
    return process.waitFor();
  }

  long acknowledged() {
    return acknowledged;
  }

  String said() {
    return said;
  }

  /** Arguments: directory, signing key, step or {@value #NEVER}, lives, fault. */
  public static void main(String[] args) throws Exception {
    int[] lives = {Integer.parseInt(args[3])};
    Step.Hook hook =
        step -> {
          if (step.name().equals(args[2]) && lives[0]-- == 0) {
            Runtime.getRuntime().halt(DIED);
          }
        };
    List<NoteSigner> signers = List.of(NoteSigner.parse(args[1]));
    LogSetup setup =
        new LogSetup(LogFixture.ORIGIN, signers, EntryIdentity.DISTINCT, LogFixture.SMALL, hook);
    Path directory = FaultyFileSystem.path(Path.of(args[0]), Fault.parse(args[4]));
    try (FileLog log = FileLog.open(directory, setup)) {
      for (int i = (int) log.treeHead().size(); ; i++) {
        var unused = log.append(LogFixture.entry(i)).thenAccept(LogProcess::acknowledge);
      }
    } catch (LogException | IOException e) {
      System.out.println(e.getMessage());
    }
    System.exit(STOPPED);
  }

  private static void acknowledge(Receipt receipt) {
    System.out.println(receipt.index());
  }
}
