package io.kicktrain.platform.ledger;

import io.kicktrain.ledger.index.EntryIndex;
import io.kicktrain.ledger.index.Term;
import io.kicktrain.ledger.index.Terms;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.platform.background.BackgroundWork;
import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.lifecycle.PlatformState;
import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.training.wire.EntriesView;
import io.kicktrain.training.wire.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The index of the platform's log, which follows it in the background. When its files are damaged
 * or of another log it is made again.
 */
@Singleton
class LogIndex {

  private static final Logger LOG = Logger.getLogger(LogIndex.class.getName());
  private static final long FOLLOW_MILLIS = 500;

  /** A query waits while so many entries are taken in; for more it is told to come again. */
  private static final long MAX_BEHIND = 20_000;

  private final Platform platform;
  private final BackgroundWork background;
  private @Nullable Future<?> following;
  private volatile @Nullable EntryIndex index;

  @Inject
  LogIndex(Platform platform, BackgroundWork background) {
    this.platform = platform;
    this.background = background;
  }

  synchronized void deployed(@Observes @Initialized(ApplicationScoped.class) Object event) {
    following = background.repeat(this::follow, FOLLOW_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void follow() {
    if (!(platform.state() instanceof PlatformState.Running running)) {
      return;
    }
    try {
      Path directory = running.platform().folder().index();
      opened(directory, running.platform().log()).follow();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.SEVERE, "the index of the log could not go on; trying again", e);
    }
  }

  private synchronized EntryIndex opened(Path directory, FileLog log) throws IOException {
    EntryIndex now = index;
    if (now == null) {
      now = open(directory, log);
      index = now;
    }
    return now;
  }

  private static EntryIndex open(Path directory, FileLog log) throws IOException {
    try {
      return EntryIndex.open(directory, log);
    } catch (IOException e) {
      LOG.warning(() -> e.getMessage() + ": it is made again from the log");
      return EntryIndex.rebuild(directory, log);
    }
  }

  /**
   * The entries with a term.
   *
   * @param term what to find
   * @param from the first entry to look at
   * @param limit most entries of the page
   * @return what is in the log now, and where the next page begins
   * @throws ProblemException with status 503 while the index is being made
   */
  EntriesView find(Term term, long from, int limit) throws IOException {
    SignedLog log = new SignedLog(platform.log());
    List<Long> found =
        upTo(log.size()).find(term, from, limit + 1).stream()
            .filter(i -> i < log.size() && Terms.of(log.bytes(i)).contains(term))
            .toList();
    boolean more = found.size() > limit;
    return log.entries(more ? found.subList(0, limit) : found, more ? found.get(limit) : null);
  }

  private EntryIndex upTo(long size) throws IOException {
    EntryIndex now = index;
    if (now == null || size - now.size() > MAX_BEHIND) {
      throw new ProblemException(behind(now == null ? 0 : now.size(), size));
    }
    now.follow();
    return now;
  }

  private static Problem behind(long indexed, long size) {
    return Problem.of(
        "index-behind",
        503,
        "The index of the log is being made",
        indexed + " of " + size + " entries are indexed: ask again in a moment");
  }

  @PreDestroy
  synchronized void stop() {
    if (following != null) {
      following.cancel(false);
    }
    EntryIndex now = index;
    if (now != null) {
      try {
        now.close();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "the index of the log was not closed", e);
      }
    }
  }
}
