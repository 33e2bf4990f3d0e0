package io.kicktrain.worker.hub;

import java.time.Duration;

/** Hears that the hub cannot be used at the moment and when it is tried again. */
@FunctionalInterface
public interface WaitListener {

  /**
   * A request failed and will be repeated.
   *
   * @param reason what went wrong, for people
   * @param wait until the next attempt
   */
  void waiting(String reason, Duration wait);
}
