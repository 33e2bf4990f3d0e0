package io.kicktrain.training.audit;

import io.kicktrain.ledger.tile.TileId;
import io.kicktrain.ledger.tile.VerifiedTiles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The entries of a log in order, a bundle at a time. The next ones are fetched and held against the
 * tree one after the other, and parsed and their signatures verified on all cores, while the caller
 * still works on the ones before.
 */
final class EntryStream implements AutoCloseable {

  /** Bundles of entries that are worked on before the caller asks for them, for each core. */
  private static final int AHEAD = 4;

  private final VerifiedTiles tiles;
  private final AuditScope scope;
  private final long trusted;
  private final long from;
  private final long bundles;
  private final ExecutorService threads;
  private final Queue<CompletableFuture<List<CheckedEntry>>> ahead = new ArrayDeque<>();
  private CompletableFuture<?> lastRead = CompletableFuture.completedFuture(null);
  private long nextBundle;

  /**
   * Starts to read.
   *
   * @param tiles of the log; used by nobody else until this is closed
   * @param scope which signatures are verified
   * @param trusted signatures of entries before this one were verified by an earlier audit
   * @param from the first entry that is wanted
   */
  EntryStream(VerifiedTiles tiles, AuditScope scope, long trusted, long from) {
    this.tiles = tiles;
    this.scope = scope;
    this.trusted = trusted;
    this.from = from;
    this.nextBundle = from / TileId.FULL;
    this.bundles = (tiles.head().size() + TileId.FULL - 1) / TileId.FULL;
    int cores = Runtime.getRuntime().availableProcessors();
    this.threads = Executors.newFixedThreadPool(cores, EntryStream::thread);
    for (int i = 0; i < AHEAD * cores; i++) {
      readOneMore();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "audit-entries");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The next entries; none at the end.
   *
   * @throws io.kicktrain.ledger.tile.TileException if the tree does not hold
   * @throws java.io.UncheckedIOException if something cannot be fetched
   */
  List<CheckedEntry> next() {
    CompletableFuture<List<CheckedEntry>> next = ahead.poll();
    if (next == null) {
      return List.of();
    }
    readOneMore();
    try {
      return next.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void readOneMore() {
    if (nextBundle == bundles) {
      return;
    }
    long bundle = nextBundle++;
    CompletableFuture<List<byte[]>> read =
        lastRead.thenApplyAsync(before -> tiles.bundle(bundle), threads);
    lastRead = read;
    ahead.add(read.thenApplyAsync(entries -> check(bundle * TileId.FULL, entries), threads));
  }

  private List<CheckedEntry> check(long first, List<byte[]> entries) {
    List<CheckedEntry> checked = new ArrayList<>(entries.size());
    for (int i = (int) Math.max(0, from - first); i < entries.size(); i++) {
      checked.add(CheckedEntry.of(first + i, entries.get(i), scope, trusted));
    }
    return checked;
  }

  /** Stops to read; what was begun ends by itself. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
