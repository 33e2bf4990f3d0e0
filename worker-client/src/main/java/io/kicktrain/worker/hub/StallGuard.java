package io.kicktrain.worker.hub;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends streams on which nothing arrives for too long: the JDK's client has a limit for the time
 * until the answer begins, but none for a body that stops coming.
 */
final class StallGuard {

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "hub-stall-guard");
            thread.setDaemon(true);
            return thread;
          });

  private final Duration limit;

  StallGuard(Duration limit) {
    this.limit = limit;
  }

  /** The same stream; a read that waits longer than the limit fails as unreachable. */
  InputStream watch(InputStream stream) {
    return new Watched(stream, limit);
  }

  private static final class Watched extends FilterInputStream {

    private final Duration limit;
    private volatile boolean stalled;

    Watched(InputStream stream, Duration limit) {
      super(stream);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      ScheduledFuture<?> alarm =
          CLOCK.schedule(this::stall, limit.toMillis(), TimeUnit.MILLISECONDS);
      try {
        int read = in.read(into, offset, length);
        if (read < 0 && stalled) {
          throw new IOException("closed");
        }
        return read;
      } catch (IOException e) {
        throw stalled
            ? new UnreachableException("nothing came for " + limit.toSeconds() + " s", e)
            : UnreachableException.of(e);
      } finally {
        alarm.cancel(false);
      }
    }

    private void stall() {
      stalled = true;
      try {
        in.close(); // wakes the reader
      } catch (IOException e) {
        // The reader fails either way.
      }
    }
  }
}
