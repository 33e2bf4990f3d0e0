package io.kicktrain.worker.cli.remote;

import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.WaitListener;
import java.time.Duration;

/** Says that the hub is away and when it is tried again. */
public final class WaitLine implements WaitListener {

  private final Screen screen;

  /** Draws on this screen. */
  public WaitLine(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void waiting(String reason, Duration wait) {
    screen.live("The hub is away (" + reason + "), trying again in " + Format.duration(wait));
  }
}
