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
  private @Nullable CampaignView news;
  private long sequence;
  private Message last = new Message(0, "");

  /**
   * What is sent.
   *
   * @param id the event's id, ascending
   * @param json the campaign
   */
  record Message(long id, String json) {}

  synchronized void changed(CampaignView view) {
    news = view;
  }

  void add(Watcher watcher, CampaignView now) {
    watchers.add(watcher);
    deliver(watcher, current(now));
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

  private synchronized Message current(CampaignView now) {
    if (sequence == 0) {
      last = next(now);
    }
    return last;
  }

  private synchronized @Nullable Message takeNews() {
    if (news == null) {
      return null;
    }
    last = next(news);
    news = null;
    return last;
  }

  private Message next(CampaignView view) {
    sequence++;
    return new Message(sequence, new String(WireJson.write(view), StandardCharsets.UTF_8));
  }
}
