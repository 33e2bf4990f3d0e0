package io.kicktrain.bench.ledger;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.note.NoteSigner;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Entries of 200 bytes, each with a receipt under a published tree head, and fsynced. */
final class AppendRows {

  static final int STEPS = 4;
  private static final int ENTRY = 200;
  private static final int THREADS = 2;
  private static final int WAITING = 8192;
  private static final int RUNS = 5;

  private final Report report;
  private final Path folder;
  private final int entries;

  /** Takes what is computed only to be timed. */
  private int sink;

  AppendRows(Report report, Path folder) {
    this.report = report;
    this.folder = folder;
    this.entries = report.quick() ? 100_000 : 500_000;
  }

  void run() throws Exception {
    report.section("Appending");
    NoteSigner signer = NoteSigner.generate("bench.example/append", new SecureRandom());
    double[] rates = new double[RUNS];
    double[] heap = new double[RUNS + 1];
    double lone;
    report.step("appending from " + THREADS + " threads");
    try (FileLog log = FileLog.open(folder, signer.name(), signer)) {
      append(log, entries / 5);
      heap[0] = usedHeapMegabytes();
      for (int i = 0; i < RUNS; i++) {
        rates[i] = entries / Stopwatch.seconds(() -> append(log, entries));
        heap[i + 1] = usedHeapMegabytes();
      }
      report.step("appending one entry at a time");
      byte[] entry = new byte[ENTRY];
      lone = 1000 / Stopwatch.perSecond(1, () -> log.append(entry).join());
    }
    report.step("hashing as many bytes");
    double hashes = hashes();
    report.step("syncing a file");
    double sync = syncMillis();
    report.add(
        Row.of("append-per-second", "1/s", rates)
            .atLeast(200_000)
            .against("hashing its leaf and one node, one core", hashes)
            .note(ENTRY + " bytes each, " + THREADS + " threads with " + WAITING + " waiting"));
    report.add(
        Row.of("append-lone-ms", "ms", lone)
            .against("one write and fdatasync", sync)
            .note("nothing else is appended; a receipt needs two syncs"));
    report.add(
        Row.of("heap-after-many-over-few-mb", "MB", heap[RUNS] - heap[0])
            .atMost(16)
            .note(
                "heap in use with the log open, whose cache fills with 8 MB of tiles: after "
                    + (entries / 5 + (long) RUNS * entries)
                    + " entries less than after "
                    + entries / 5
                    + " by this"));
  }

  /** Like callers who wait for receipts, but not for each before the next. */
  private static void append(FileLog log, int entries) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int seed = t;
        running.add(threads.submit(() -> appendAlone(log, entries / THREADS, seed)));
      }
      for (Future<?> thread : running) {
        thread.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static void appendAlone(FileLog log, int entries, int seed) {
    ArrayDeque<CompletableFuture<?>> waiting = new ArrayDeque<>();
    for (int i = 0; i < entries; i++) {
      waiting.add(log.append(ByteBuffer.allocate(ENTRY).putInt(seed).putInt(i).array()));
      if (waiting.size() == WAITING) {
        waiting.remove().join();
      }
    }
    waiting.forEach(CompletableFuture::join);
  }

  static double usedHeapMegabytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
  }

  private double hashes() throws Exception {
    byte[] leaf = new byte[1 + ENTRY];
    byte[] node = new byte[1 + 2 * Sha256.BYTES];
    double seconds = report.quick() ? 0.5 : 2;
    return Stopwatch.perSecond(seconds, () -> sink ^= Sha256.of(leaf)[0] ^ Sha256.of(node)[0]);
  }

  private double syncMillis() throws Exception {
    Path file = folder.resolveSibling("raw");
    DurableFiles.writeAtomically(file, new byte[1 << 20]);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer page = ByteBuffer.allocate(4096);
      return 1000
          / Stopwatch.perSecond(
              1,
              () -> {
                channel.write(page.rewind(), 0);
                channel.force(false);
              });
    }
  }
}
