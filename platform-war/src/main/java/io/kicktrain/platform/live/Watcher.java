package io.kicktrain.platform.live;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One open stream. It ends when sending fails; the server does not notice by itself that somebody
 * left.
 */
final class Watcher {

  private final SseEventSink sink;
  private final Sse sse;
  private final Runnable onEnd;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile long lastId;

  Watcher(SseEventSink sink, Sse sse, Runnable onEnd) {
    this.sink = sink;
    this.sse = sse;
    this.onEnd = onEnd;
  }

  /**
   * Sends a message, unless a newer one was sent or the one before is still on its way: a slow
   * watcher misses some, not all.
   *
   * @return false once the stream has ended
   */
  boolean send(Channel.Message message) {
    if (message.id() <= lastId) {
      return !ended.get();
    }
    OutboundSseEvent event =
        sse.newEventBuilder()
            .name("campaign")
            .id(Long.toString(message.id()))
            .mediaType(MediaType.TEXT_PLAIN_TYPE)
            .data(String.class, message.json())
            .build();
    if (deliver(event)) {
      lastId = message.id();
    }
    return !ended.get();
  }

  /**
   * Sends a comment, which keeps proxies from closing the stream and shows whether anybody is
   * there.
   *
   * @return false once the stream has ended
   */
  boolean heartbeat() {
    deliver(sse.newEventBuilder().comment("").build());
    return !ended.get();
  }

  void close() {
    if (ended.compareAndSet(false, true)) {
      onEnd.run();
      sink.close();
    }
  }

  private boolean deliver(OutboundSseEvent event) {
    if (sink.isClosed()) {
      close();
      return false;
    }
    if (!busy.compareAndSet(false, true)) {
      return false;
    }
    try {
      CompletionStage<?> sent = sink.send(event);
      sent.whenComplete(
          (ignored, failure) -> {
            busy.set(false);
            if (failure != null) {
              close();
            }
          });
      return true;
    } catch (RuntimeException e) {
      close();
      return false;
    }
  }
}
