package io.kicktrain.ledger.dedup;

import java.io.IOException;

/** Goes through a run in order, one record at a time. */
final class RunReader {
  private final SortedRun run;
  private long nextBlock;
  private int record = -1;
  private RunBlock block = new RunBlock();

  RunReader(SortedRun run) {
    this.run = run;
  }

  /** Goes to the next record; false after the last. */
  boolean next() throws IOException {
    record++;
    if (record == block.count()) {
      if (nextBlock == run.header().blocks()) {
        return false;
      }
      block = run.block(nextBlock++);
      record = 0;
    }
    return true;
  }

  Fingerprint key() {
    return block.key(record);
  }

  long index() {
    return block.index(record);
  }
}
