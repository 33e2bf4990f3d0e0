package io.kicktrain.platform.live;

import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One campaign's watchers and the newest state that they are sent. */
final class Channel {

  private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
  private @Nullable CampaignView shown;
  private boolean news;
  private long sequence;

  /**
   * What is sent.
   *
   * @param id the event's id, ascending
   * @param json the campaign
   */
  record Message(long id, String json) {}

  /** Takes a state; it is sent with the next news if it says something new. */
  synchronized void changed(CampaignView view) {
    if (!view.equals(shown)) {
      shown = view;
      sequence++;
      news = true;
    }
  }

  boolean watched() {
    return !watchers.isEmpty();
  }

  void add(Watcher watcher, CampaignView now) {
    changed(now);
    watchers.add(watcher);
    deliver(watcher, message(now));
  }

  void sendNews() {
    Message message = takeNews();
    if (message != null) {
      watchers.forEach(watcher -> deliver(watcher, message));
    }
  }

  void sendHeartbeat() {
    watchers.removeIf(watcher -> !watcher.heartbeat());
  }

  void close() {
    watchers.forEach(Watcher::close);
    watchers.clear();
  }

  private void deliver(Watcher watcher, Message message) {
    if (!watcher.send(message)) {
      watchers.remove(watcher);
    }
  }

  private synchronized @Nullable Message takeNews() {
    if (!news || shown == null || watchers.isEmpty()) {
      return null;
    }
    news = false;
    return message(shown);
  }

  private synchronized Message message(CampaignView view) {
    return new Message(sequence, new String(WireJson.write(view), StandardCharsets.UTF_8));
  }
}
