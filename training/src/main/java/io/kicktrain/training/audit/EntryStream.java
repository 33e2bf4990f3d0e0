package io.kicktrain.training.audit;

import io.kicktrain.ledger.tile.TileId;
import io.kicktrain.ledger.tile.VerifiedTiles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/**
 * The entries of a log in order, a few bundles at a time. The next ones are fetched, parsed and
 * their signatures verified on all cores while the caller still works on the ones before.
 */
final class EntryStream {

  private static final int BUNDLES = 8;

  private final VerifiedTiles tiles;
  private final AuditScope scope;
  private final long trusted;
  private final long bundles;
  private long nextBundle;
  private CompletableFuture<List<CheckedEntry>> ahead;

  /**
   * Starts to read.
   *
   * @param tiles of the log; used by nobody else from now on
   * @param scope which signatures are verified
   * @param trusted signatures of entries before this one were verified by an earlier audit
   */
  EntryStream(VerifiedTiles tiles, AuditScope scope, long trusted) {
    this.tiles = tiles;
    this.scope = scope;
    this.trusted = trusted;
    this.bundles = (tiles.head().size() + TileId.FULL - 1) / TileId.FULL;
    this.ahead = CompletableFuture.supplyAsync(this::read);
  }

  /**
   * The next entries; none at the end.
   *
   * @throws io.kicktrain.ledger.tile.TileException if the tree does not hold
   * @throws java.io.UncheckedIOException if something cannot be fetched
   */
  List<CheckedEntry> next() {
    try {
      List<CheckedEntry> entries = ahead.join();
      ahead = CompletableFuture.supplyAsync(this::read);
      return entries;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private List<CheckedEntry> read() {
    long first = nextBundle * TileId.FULL;
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < BUNDLES && nextBundle < bundles; i++) {
      entries.addAll(tiles.bundle(nextBundle++));
    }
    return IntStream.range(0, entries.size())
        .parallel()
        .mapToObj(i -> CheckedEntry.of(first + i, entries.get(i), scope, trusted))
        .toList();
  }
}
