package io.kicktrain.codec.vector;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Segments on several threads: each is computed by whichever worker is free. Results that have to
 * be delivered are so in ascending order, so that what comes out does not depend on the threads; a
 * worker keeps its result until then and only prepares the next one: memory is one result per
 * thread, and a thread waits only if another one takes much longer.
 */
public final class SegmentThreads {
  /** What one thread does, with buffers of its own. */
  public interface Worker {
    /** Computes a segment, beside other workers. */
    void compute(int segment) throws IOException;
  }

  /** A worker whose results have an order; then those of all workers of a run have it. */
  public interface OrderedWorker extends Worker {
    /**
     * The part of a segment's work that comes before {@link #compute} and leaves alone what was
     * computed last, which may not have been delivered yet.
     */
    default void prepare(int segment) throws IOException {}

    /** Hands over what was computed last: in ascending order, one at a time. */
    void deliver(int segment) throws IOException;
  }

  private static final int NONE = -1;

  private final List<? extends Worker> workers;
  private final int end;
  private int next;
  private int turn;
  private int failed = Integer.MAX_VALUE;
  private @Nullable Throwable failure;

  private SegmentThreads(List<? extends Worker> workers, int from, int to) {
    this.workers = workers;
    this.next = from;
    this.turn = from;
    this.end = to;
  }

  /**
   * Runs the segments {@code from .. to - 1} on as many threads as there are workers, the calling
   * one among them.
   *
   * @throws IOException what a worker threw: of several, that of the lowest segment
   */
  public static void run(List<? extends Worker> workers, int from, int to) throws IOException {
    if (workers.isEmpty()) {
      throw new IllegalArgumentException("no workers");
    }
    new SegmentThreads(workers, from, to).run();
  }

  private void run() throws IOException {
    List<Thread> helpers = new ArrayList<>();
    for (Worker worker : workers.subList(1, Math.max(1, Math.min(workers.size(), end - next)))) {
      Thread helper = new Thread(() -> work(worker), "segments-" + (helpers.size() + 1));
      helper.setDaemon(true);
      helper.start();
      helpers.add(helper);
    }
    work(workers.get(0));
    helpers.forEach(SegmentThreads::join);
    rethrow();
  }

  private void work(Worker worker) {
    if (worker instanceof OrderedWorker ordered) {
      workInOrder(ordered);
      return;
    }
    for (int segment = claim(); segment >= 0; segment = claim()) {
      int claimed = segment;
      Throwable thrown = attempt(() -> worker.compute(claimed));
      if (thrown != null) {
        fail(segment, thrown);
      }
    }
  }

  /** Whoever has the lowest segment never waits for another, so somebody always goes on. */
  private void workInOrder(OrderedWorker worker) {
    int kept = NONE;
    for (int segment = claim(); segment >= 0; segment = claim()) {
      int claimed = segment;
      Throwable thrown = attempt(() -> worker.prepare(claimed));
      deliver(worker, kept);
      if (thrown == null) {
        thrown = attempt(() -> worker.compute(claimed));
      }
      if (thrown != null) {
        failInOrder(segment, thrown);
        return;
      }
      kept = segment;
      if (isTurn(segment)) {
        deliver(worker, segment);
        kept = NONE;
      }
    }
    deliver(worker, kept);
  }

  private void deliver(OrderedWorker worker, int segment) {
    if (segment != NONE && awaitTurn(segment)) {
      pass(attempt(() -> worker.deliver(segment)));
    }
  }

  private void failInOrder(int segment, Throwable thrown) {
    if (awaitTurn(segment)) {
      pass(thrown);
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private static @Nullable Throwable attempt(Step step) {
    try {
      step.run();
      return null;
    } catch (IOException | RuntimeException | Error e) {
      return e;
    }
  }

  private synchronized int claim() {
    return failure != null || next >= end ? -1 : next++;
  }

  private synchronized boolean isTurn(int segment) {
    return turn == segment;
  }

  /** False if there is nothing more to deliver, because an earlier segment failed. */
  private synchronized boolean awaitTurn(int segment) {
    while (turn != segment && failure == null) {
      try {
        wait();
      } catch (InterruptedException e) {
        failure = new InterruptedIOException("interrupted before segment " + segment);
        notifyAll();
        Thread.currentThread().interrupt();
      }
    }
    return failure == null;
  }

  /** An interruption meanwhile stays: whoever noticed it delivers nothing any more. */
  private synchronized void pass(@Nullable Throwable thrown) {
    if (failure == null) {
      failure = thrown;
    }
    turn++;
    notifyAll();
  }

  /**
   * Of several failures that of the lowest segment counts: it has been claimed before the others.
   */
  private synchronized void fail(int segment, Throwable thrown) {
    if (segment < failed) {
      failed = segment;
      failure = thrown;
    }
  }

  /** Helpers write to the caller's arrays: none may outlive the call. */
  private static void join(Thread helper) {
    boolean interrupted = false;
    while (helper.isAlive()) {
      try {
        helper.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void rethrow() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }
}
