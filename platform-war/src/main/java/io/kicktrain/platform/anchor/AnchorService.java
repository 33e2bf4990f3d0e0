package io.kicktrain.platform.anchor;

import io.kicktrain.ledger.anchor.AnchorState;
import io.kicktrain.ledger.anchor.AnchorStatus;
import io.kicktrain.ledger.anchor.AnchorWarning;
import io.kicktrain.platform.background.BackgroundWork;
import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.lifecycle.PlatformState;
import io.kicktrain.training.wire.AnchorView;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Asks the anchor to go on every few seconds, and remembers what it said. */
@Singleton
public class AnchorService {

  private static final Logger LOG = Logger.getLogger(AnchorService.class.getName());

  private final Optional<Path> settings;
  private final long pollSeconds;
  private final Platform platform;
  private final BackgroundWork background;
  private final Clock clock;
  private volatile @Nullable BoundAnchor anchor;
  private volatile List<AnchorWarning> unusable = List.of();
  private @Nullable Future<?> advancing;

  @Inject
  AnchorService(
      @ConfigProperty(name = "kicktrain.anchor") Optional<String> settings,
      @ConfigProperty(name = "kicktrain.anchor.poll-seconds") long pollSeconds,
      Platform platform,
      BackgroundWork background,
      Clock clock) {
    this.settings = settings.map(Path::of);
    this.pollSeconds = pollSeconds;
    this.platform = platform;
    this.background = background;
    this.clock = clock;
  }

  void deployed(@Observes @Initialized(ApplicationScoped.class) Object event) {
    if (settings.isPresent()) {
      advancing = background.repeat(() -> advance(settings.get()), pollSeconds, TimeUnit.SECONDS);
    }
  }

  private void advance(Path file) {
    if (!(platform.state() instanceof PlatformState.Running running)) {
      return;
    }
    try {
      BoundAnchor bound = anchor;
      if (bound == null) {
        bound = BoundAnchor.open(file, running.platform().folder().root(), clock);
        anchor = bound;
      }
      List<AnchorWarning> before = warnings();
      unusable = List.of();
      bound.advance(running.platform().log());
      warnings().stream().filter(warning -> !before.contains(warning)).forEach(AnchorService::log);
    } catch (UnusableAnchorException e) {
      unusable = List.of(new AnchorWarning("settings", String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "anchoring could not go on; trying again", e);
    }
  }

  private static void log(AnchorWarning warning) {
    LOG.warning(() -> "anchor: " + warning.code() + ": " + warning.message());
  }

  /** Whether this platform anchors its log. */
  public boolean on() {
    return settings.isPresent();
  }

  /** What a person should look at. */
  public List<AnchorWarning> warnings() {
    BoundAnchor bound = anchor;
    return bound == null ? unusable : bound.status().warnings();
  }

  /** How it stands, once it was asked for the first time. */
  Optional<AnchorStatus> status() {
    return Optional.ofNullable(anchor).map(BoundAnchor::status);
  }

  /** Entries of the newest head that has come this far; 0 before the first. */
  long size(AnchorState state) {
    return status().flatMap(now -> now.newest(state)).map(head -> head.size()).orElse(0L);
  }

  /** How it stands, for clients and pages; empty when it is off or its settings are unusable. */
  public Optional<AnchorView> view() {
    return Optional.ofNullable(anchor).map(BoundAnchor::view);
  }

  @PreDestroy
  void stop() {
    if (advancing != null) {
      advancing.cancel(false);
    }
  }
}
