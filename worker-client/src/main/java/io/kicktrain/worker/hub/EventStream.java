package io.kicktrain.worker.hub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Server-sent events (WHATWG HTML, section 9.2), as far as the hub uses them: one {@code data} line
 * per event.
 */
final class EventStream {

  private static final String DATA = "data:";

  private final Transport transport;
  private final Call call;

  EventStream(Transport transport, Call call) {
    this.transport = transport;
    this.call = call.with("Accept", "text/event-stream");
  }

  /** Hands over every event's data until the thread is interrupted or the hub refuses. */
  void follow(Persistence persistence, Consumer each) throws IOException, InterruptedException {
    while (true) {
      persistence.insist(
          () -> {
            read(each);
            return Boolean.TRUE;
          });
    }
  }

  /** One connection, until it ends after at least one event. */
  private void read(Consumer each) throws IOException, InterruptedException {
    try (Answer answer = transport.send(call)) {
      if (!answer.ok()) {
        throw answer.problem();
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
      boolean heard = false;
      try {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith(DATA)) {
            each.accept(line.substring(DATA.length()).strip().getBytes(StandardCharsets.UTF_8));
            heard = true;
          }
        }
      } catch (UnreachableException e) {
        if (!heard || Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
      if (!heard) {
        throw new UnreachableException("the stream of events ended before the first", null);
      }
    }
  }

  /** Takes one event's data, UTF-8. */
  interface Consumer {
    void accept(byte[] data) throws IOException;
  }
}
