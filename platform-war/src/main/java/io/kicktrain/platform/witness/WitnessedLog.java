package io.kicktrain.platform.witness;

import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.ledger.witness.CosignedHead;
import io.kicktrain.ledger.witness.Cosigning;
import io.kicktrain.ledger.witness.HttpTransport;
import io.kicktrain.ledger.witness.WitnessClient;
import io.kicktrain.platform.background.BackgroundWork;
import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.lifecycle.PlatformState;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Has the platform's tree heads cosigned by the witnesses in {@code kicktrain.log.witnesses}, each
 * named as {@code URL vkey}. A witness that is away stops nothing.
 */
@Singleton
public class WitnessedLog {

  private static final Logger LOG = Logger.getLogger(WitnessedLog.class.getName());

  private final Platform platform;
  private final BackgroundWork background;
  private final List<WitnessClient> witnesses;
  private final int seconds;
  private volatile @Nullable CosignedHead kept;
  private @Nullable Cosigning cosigning;
  private volatile @Nullable Future<?> asking;
  private List<String> told = List.of();

  @Inject
  WitnessedLog(
      Platform platform,
      BackgroundWork background,
      @ConfigProperty(name = "kicktrain.log.witnesses") Optional<String> witnesses,
      @ConfigProperty(name = "kicktrain.log.witness-seconds") int seconds) {
    this.platform = platform;
    this.background = background;
    this.witnesses = Settings.list(witnesses).stream().map(WitnessedLog::client).toList();
    this.seconds = seconds;
  }

  private static WitnessClient client(String setting) {
    int space = setting.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException(
          "kicktrain.log.witnesses must be \"URL vkey\", separated by commas, but has: " + setting);
    }
    VerifierKey key = VerifierKey.parse(setting.substring(space).strip());
    return new WitnessClient(key, new HttpTransport(URI.create(setting.substring(0, space))));
  }

  void deployed(@Observes @Initialized(ApplicationScoped.class) Object event) {
    if (!witnesses.isEmpty()) {
      asking = background.repeat(this::ask, seconds, TimeUnit.SECONDS);
    }
  }

  private synchronized void ask() {
    if (!(platform.state() instanceof PlatformState.Running)) {
      return;
    }
    try {
      List<String> troubles = opened().run();
      if (!troubles.equals(told)) {
        troubles.forEach(LOG::warning);
        told = troubles;
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.SEVERE, "witnesses could not be asked; trying again", e);
    }
  }

  private Cosigning opened() throws IOException {
    Cosigning now = cosigning;
    if (now == null) {
      CosignedHead head = CosignedHead.open(platform.folder().log().resolve("cosigned"));
      now = new Cosigning(platform.log(), head, witnesses);
      kept = head;
      cosigning = now;
    }
    return now;
  }

  /** The newest tree head that a witness cosigned, as the text of a signed note. */
  public Optional<String> newest() {
    CosignedHead head = kept;
    return head == null ? Optional.empty() : head.newest().map(note -> note.format());
  }

  /** Waits for no witness: one that hangs does not keep the platform from stopping. */
  @PreDestroy
  void stop() {
    Future<?> task = asking;
    if (task != null) {
      task.cancel(false);
    }
  }
}
