package io.kicktrain.worker.cli;

import io.kicktrain.worker.cli.demo.Demo;
import io.kicktrain.worker.cli.demo.DemoOptions;
import io.kicktrain.worker.cli.platform.PlatformSettings;
import io.kicktrain.worker.cli.terminal.Screen;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows everything once, for real, on this computer. */
@Command(
    name = "demo",
    description = {
      "Train a small model together, on this computer, from the campaign to the released checkpoint.",
      "",
      "Starts the platform, makes a data set from the source of Java libraries, opens the campaign"
          + " 'Teach a small GPT to write Java', starts donors as processes of their own, kills one in"
          + " the middle and lets a new one join. At the end it audits the log, downloads the"
          + " checkpoint and lets the model write."
    },
    footer = {
      "",
      "Ctrl-C stops everything it started; the next start goes on where it was.",
      "",
      "Examples:",
      "  kicktrain demo",
      "  kicktrain demo --rounds 10 --port 9090 --report demo.json"
    })
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds to train (default: as many as the demo's recipe says).")
  private @Nullable Integer rounds;

  @Option(
      names = "--donors",
      paramLabel = "N",
      description = "Donors at the start (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int donors;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "TCP port of the platform (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + PlatformSettings.DEFAULT_PORT)
  private int port;

  @Option(
      names = "--data-dir",
      paramLabel = "FOLDER",
      description = "Where everything goes (default: ${DEFAULT-VALUE}).",
      defaultValue = "kicktrain-data/demo")
  private Path folder = Path.of("");

  @Option(names = "--report", paramLabel = "FILE", description = "Write the results as JSON.")
  private @Nullable Path report;

  @Option(names = "--keep", description = "Leave the platform running at the end, until Ctrl-C.")
  private boolean keep;

  @Override
  public Integer call() throws Exception {
    OptionalInt goal = rounds == null ? OptionalInt.empty() : OptionalInt.of(rounds);
    DemoOptions options =
        Arguments.checked(() -> new DemoOptions(goal, donors, port, folder, report, keep));
    return new Demo(options, Screen.standard()).run();
  }
}
