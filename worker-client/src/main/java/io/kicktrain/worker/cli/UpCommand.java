package io.kicktrain.worker.cli;

import io.kicktrain.contracts.anchor.AnchorSettings;
import io.kicktrain.worker.cli.anchor.Ethereum;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.platform.Installation;
import io.kicktrain.worker.cli.platform.PlatformProcess;
import io.kicktrain.worker.cli.platform.PlatformSettings;
import io.kicktrain.worker.cli.process.Children;
import io.kicktrain.worker.cli.terminal.Screen;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the platform alone, until Ctrl-C. */
@Command(
    name = "up",
    description = "Start the platform: the hub that donors train with, and its web pages.",
    footer = {
      "",
      "Everything it keeps is in the data folder: copy that folder to move or back up the platform.",
      "",
      "Examples:",
      "  kicktrain up",
      "  kicktrain up --port 80 --data-dir /var/lib/kicktrain",
      "  kicktrain up --anchor anchor.properties"
    })
final class UpCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "TCP port (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + PlatformSettings.DEFAULT_PORT)
  private int port;

  @Option(
      names = "--data-dir",
      paramLabel = "FOLDER",
      description = "Where it keeps everything (default: ${DEFAULT-VALUE}).",
      defaultValue = "kicktrain-data/platform")
  private Path data = Path.of("");

  @Option(
      names = "--heap",
      paramLabel = "MB",
      description = "Largest heap in megabytes (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + PlatformSettings.DEFAULT_HEAP_MEGABYTES)
  private int heap;

  @Option(
      names = "--anchor",
      paramLabel = "FILE",
      description =
          "Let Ethereum remember the log's tree heads, by these settings of 'kicktrain anchor"
              + " deploy' (default: no anchor).")
  private @Nullable Path anchor;

  @Override
  public Integer call() throws Failure, InterruptedException {
    Optional<Path> file = Optional.ofNullable(anchor);
    Optional<AnchorSettings> anchored = file.map(Ethereum::settings);
    PlatformSettings settings =
        Arguments.checked(() -> new PlatformSettings(data, port, heap, file));
    Screen screen = Screen.standard();
    try (Children children = new Children()) {
      PlatformProcess platform = PlatformProcess.start(children, Installation.current(), settings);
      platform.awaitReady(screen, PATIENCE);
      URI address = settings.address();
      screen.say("Page:   " + address + "/");
      screen.say("Data:   " + data.toAbsolutePath().normalize());
      screen.say("Log:    " + settings.log().toAbsolutePath().normalize());
      anchored.ifPresent(
          a -> screen.say("Anchor: contract " + a.contract() + " on chain " + a.chainId()));
      screen.say("Next:   kicktrain campaign create " + address + " recipe.json --data FOLDER");
      screen.say("Ctrl-C stops it.");
      throw platform.awaitEnd();
    }
  }
}
