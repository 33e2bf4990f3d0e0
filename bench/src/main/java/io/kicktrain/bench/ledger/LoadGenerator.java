package io.kicktrain.bench.ledger;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests that are bytes already over some connections that stay open, and takes the time of
 * each answer. It does as little else as it can: it runs on the cores that it loads.
 */
final class LoadGenerator {

  private final URI server;
  private final int connections;

  LoadGenerator(URI server, int connections) {
    this.server = server;
    this.connections = connections;
  }

  /** Sends as fast as the answers come; nanoseconds from sending to answer, by request. */
  long[] asFastAsPossible(List<byte[]> requests) throws Exception {
    return run(requests, 0);
  }

  /**
   * Sends {@code rate} requests a second, whatever the answers do; nanoseconds from the moment that
   * each was due to its answer, by request.
   */
  long[] at(double rate, List<byte[]> requests) throws Exception {
    return run(requests, 1e9 / rate);
  }

  private long[] run(List<byte[]> requests, double interval) throws Exception {
    long[] nanos = new long[requests.size()];
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int c = 0; c < connections; c++) {
        running.add(
            threads.submit(
                () -> {
                  send(requests, next, start, interval, nanos);
                  return null;
                }));
      }
      for (Future<?> connection : running) {
        connection.get();
      }
      return nanos;
    } finally {
      threads.shutdown();
    }
  }

  private void send(
      List<byte[]> requests, AtomicInteger next, long start, double interval, long[] nanos)
      throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
        long due = interval == 0 ? System.nanoTime() : start + (long) (i * interval);
        for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
          LockSupport.parkNanos(early);
        }
        socket.getOutputStream().write(requests.get(i));
        readAnswer(in);
        nanos[i] = System.nanoTime() - due;
      }
    }
  }

  private static void readAnswer(InputStream in) throws IOException {
    String status = line(in);
    if (!status.startsWith("HTTP/1.1 20")) {
      throw new IOException("the server answered " + status);
    }
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
