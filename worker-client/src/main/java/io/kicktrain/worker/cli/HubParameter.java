package io.kicktrain.worker.cli;

import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.remote.Hubs;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The hub that a command is about: its first parameter. */
final class HubParameter {

  @Parameters(
      index = "0",
      paramLabel = "URL",
      description = "The hub.",
      converter = CampaignAddress.Converter.class)
  private @Nullable CampaignAddress address;

  /** Its address, ending with a slash. */
  URI address() {
    return Arguments.required(address).hub();
  }

  /** Speaks to it as anybody. */
  HubClient open(Screen screen) throws Failure, InterruptedException {
    return Hubs.open(address(), null, screen);
  }

  /** Speaks to it as the owner of a key. */
  HubClient open(WorkerKey key, Screen screen) throws Failure, InterruptedException {
    return Hubs.open(address(), key, screen);
  }
}
