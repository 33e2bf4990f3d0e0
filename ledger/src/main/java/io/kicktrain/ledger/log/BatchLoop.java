package io.kicktrain.ledger.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * The thread that feeds the {@link Sequencer}: it takes whatever waits, so batches form by
 * themselves, and acknowledges from another thread, so that nobody's continuation holds up the log.
 * The first failure is the last thing it does.
 */
final class BatchLoop implements AutoCloseable {
  private final PendingQueue queue;
  private final Sequencer sequencer;
  private final Deduplication deduplication;
  private final LogReader reader;
  private final FileLogOptions options;
  private final Path directory;
  private final Thread thread = Threads.daemon(this::run, "ledger-sequencer");
  private final ExecutorService acknowledger = Threads.single("ledger-acknowledge");

  BatchLoop(OpenLog open, LogReader reader, FileLogOptions options) {
    this.queue = open.queue();
    this.sequencer = open.sequencer();
    this.deduplication = open.deduplication();
    this.reader = reader;
    this.options = options;
    this.directory = open.layout().directory();
  }

  void start() {
    thread.start();
  }

  private void run() {
    List<Pending> batch = List.of();
    try {
      do {
        batch = queue.take(options.maxBatchEntries());
        sequence(batch);
      } while (!batch.isEmpty());
    } catch (IOException | RuntimeException e) {
      LogException reason = LogException.stopped(directory, e);
      queue.close(reason);
      fail(batch, reason);
      fail(queue.take(Integer.MAX_VALUE), reason);
    }
  }

  private void sequence(List<Pending> batch) throws IOException {
    if (batch.isEmpty()) {
      return;
    }
    if (Files.getFileStore(directory).getUsableSpace() < options.minFreeBytes()) {
      fail(batch, diskFull());
      return;
    }
    Deduplication.Sorted sorted = deduplication.sort(batch, sequencer.size());
    Published published = sequencer.append(sorted.fresh());
    deduplication.durable(published.head().size());
    acknowledge(sorted.fresh(), sequencer.receipts(sorted.fresh(), published));
    sorted.repeats().forEach(repeat -> acknowledge(repeat, published));
  }

  private void acknowledge(List<Pending> batch, List<Receipt> receipts) {
    acknowledger.execute(
        () -> {
          for (int i = 0; i < receipts.size(); i++) {
            batch.get(i).future.complete(receipts.get(i));
          }
        });
  }

  private void acknowledge(Deduplication.Repeat repeat, Published published) {
    acknowledger.execute(
        () -> {
          try {
            repeat.pending().future.complete(reader.receipt(repeat.index(), published));
          } catch (RuntimeException e) {
            repeat.pending().future.completeExceptionally(e);
          }
        });
  }

  private LogException diskFull() {
    return new LogException(
        "less than "
            + options.minFreeBytes()
            + " bytes are free on the disk of "
            + directory
            + ": make room, then append again");
  }

  private void fail(List<Pending> batch, LogException reason) {
    acknowledger.execute(() -> batch.forEach(p -> p.future.completeExceptionally(reason)));
  }

  /** Waits until the queue, which must be closed, is drained and all of it is acknowledged. */
  @Override
  public void close() {
    Threads.join(thread);
    Threads.finish(acknowledger);
  }
}
