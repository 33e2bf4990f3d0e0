package io.kicktrain.ledger.log;

import io.kicktrain.ledger.dedup.EntryIdentity;
import io.kicktrain.ledger.note.NoteSigner;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that appends entries until it dies: at the n-th time that a step is reached, in the
 * middle of whatever its other threads do. It prints the index of every acknowledged entry.
 */
final class VictimLog {
  private VictimLog() {}

  /** Arguments: directory, signing key, step, how many times to survive it. */
  public static void main(String[] args) throws Exception {
    Step fatal = Step.valueOf(args[2]);
    int[] lives = {Integer.parseInt(args[3])};
    Step.Hook hook =
        step -> {
          if (step == fatal && lives[0]-- == 0) {
            Runtime.getRuntime().halt(137);
          }
        };
    List<NoteSigner> signers = List.of(NoteSigner.parse(args[1]));
    LogSetup setup =
        new LogSetup(LogFixture.ORIGIN, signers, EntryIdentity.DISTINCT, LogFixture.SMALL, hook);
    try (FileLog log = FileLog.open(Path.of(args[0]), setup)) {
      for (int i = (int) log.treeHead().size(); ; i++) {
        var unused = log.append(LogFixture.entry(i)).thenAccept(VictimLog::acknowledge);
      }
    } catch (LogException e) {
      // Dying is what this process is for.
    }
  }

  private static void acknowledge(Receipt receipt) {
    System.out.println(receipt.index());
  }
}
