package io.kicktrain.bench.ledger;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests that are bytes already over some connections that stay open, and takes the time of
 * each answer. It does as little else as it can, all of it in the thread that calls it: it runs on
 * the cores that it loads.
 */
final class LoadGenerator {

  /** Closer to a moment than this, it is waited for without the selector, which counts millis. */
  private static final long CLOSE_NANOS = 2_000_000;

  private final URI server;
  private final int connections;

  /**
   * What came of some requests.
   *
   * @param nanos from the moment each was due to its answer, by request
   * @param seconds from the first one to the last answer
   * @param ownCpuSeconds processor time of the load generator itself
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Load(long[] nanos, double seconds, double ownCpuSeconds) {}

  LoadGenerator(URI server, int connections) {
    this.server = server;
    this.connections = connections;
  }

  /** Sends as fast as the answers come: each request is due when a connection is free. */
  Load asFastAsPossible(List<byte[]> requests) throws IOException {
    return run(requests, 0);
  }

  /** Sends {@code rate} requests a second, whatever the answers do. */
  Load at(double rate, List<byte[]> requests) throws IOException {
    return run(requests, 1e9 / rate);
  }

  private Load run(List<byte[]> requests, double interval) throws IOException {
    try (Selector selector = Selector.open()) {
      Deque<LoadConnection> idle = new ArrayDeque<>();
      try {
        for (int i = 0; i < connections; i++) {
          idle.add(
              LoadConnection.open(
                  new InetSocketAddress(server.getHost(), server.getPort()), selector));
        }
        CpuMeter own = CpuMeter.ofThread();
        long start = System.nanoTime();
        long[] nanos = new Run(requests, interval, start, selector, idle).nanos();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Load(nanos, seconds, own.seconds());
      } finally {
        for (SelectionKey key : selector.keys()) {
          key.channel().close();
        }
      }
    }
  }

  /** Requests on their way. */
  private static final class Run {
    private final List<byte[]> requests;
    private final double interval;
    private final long start;
    private final Selector selector;
    private final Deque<LoadConnection> idle;
    private final long[] nanos;
    private int next;
    private int answered;

    Run(
        List<byte[]> requests,
        double interval,
        long start,
        Selector selector,
        Deque<LoadConnection> idle) {
      this.requests = requests;
      this.interval = interval;
      this.start = start;
      this.selector = selector;
      this.idle = idle;
      this.nanos = new long[requests.size()];
    }

    long[] nanos() throws IOException {
      while (answered < nanos.length) {
        sendWhatIsDue();
        await();
        for (SelectionKey key : selector.selectedKeys()) {
          receive((LoadConnection) key.attachment());
        }
        selector.selectedKeys().clear();
      }
      return nanos;
    }

    private void sendWhatIsDue() throws IOException {
      while (next < nanos.length && !idle.isEmpty() && early() <= 0) {
        idle.remove().send(next, requests.get(next), due());
        next++;
      }
    }

    /** Waits for an answer, or until the next request can be sent. */
    private void await() throws IOException {
      long early = next < nanos.length && !idle.isEmpty() ? early() : Long.MAX_VALUE;
      if (early > CLOSE_NANOS) {
        selector.select(early == Long.MAX_VALUE ? 0 : (early - CLOSE_NANOS / 2) / 1_000_000);
      } else if (selector.selectNow() == 0) {
        LockSupport.parkNanos(early);
      }
    }

    private void receive(LoadConnection connection) throws IOException {
      if (connection.answered()) {
        nanos[connection.request()] = System.nanoTime() - connection.due();
        answered++;
        idle.add(connection);
      }
    }

    private long due() {
      return interval == 0 ? System.nanoTime() : start + (long) (next * interval);
    }

    private long early() {
      return interval == 0 ? 0 : due() - System.nanoTime();
    }
  }
}
