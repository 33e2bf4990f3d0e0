package io.kicktrain.worker.cli;

import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.exit.Reasons;
import io.kicktrain.worker.cli.platform.Installation;
import io.kicktrain.worker.cli.terminal.Screen;
import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The {@code kicktrain} command. */
@Command(
    name = "kicktrain",
    description =
        "A Kickstarter for training AI models: start a campaign, or join one with the computer you have.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = KickTrain.Version.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      JoinCommand.class,
      KeyCommand.class,
      CampaignCommand.class,
      AuditCommand.class,
      ReceiptCommand.class,
      AnchorCommand.class,
      LedgerCommand.class,
      DownloadCommand.class,
      SampleCommand.class,
      BenchCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something failed that should not have",
      "2:the command line is wrong",
      "3:the hub cannot be reached",
      "4:the hub refused",
      "5:what was checked is wrong: a broken log, a hash that differs",
      "6:something is in the way here: a taken port, data of another version, a missing file",
      "130:stopped by Ctrl-C"
    })
public final class KickTrain {

  @CommandLine.Option(
      names = "--verbose",
      description = "Show stack traces.",
      scope = ScopeType.INHERIT)
  private boolean verbose;

  private static final Logger ENGINE_LOG = Logger.getLogger("ai.djl");

  private KickTrain() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    if (Installation.current().hasNativeLibraries()) {
      setDefault(
          "ai.djl.offline", "true"); // everything is here: the engine need not ask the network
    }
    // The engine tells every donor about its inner life; what goes wrong comes as an exception.
    ENGINE_LOG.setLevel(Level.WARNING);
    System.exit(run(args));
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /**
   * Runs one command in this process.
   *
   * @param args the command line
   * @return an exit code, see {@link ExitCodes}
   */
  static int run(String... args) {
    return commandLine().execute(args);
  }

  /** The whole tree of commands. */
  static CommandLine commandLine() {
    KickTrain root = new KickTrain();
    return new CommandLine(root).setExecutionExceptionHandler(root::explain);
  }

  private int explain(Exception thrown, CommandLine command, ParseResult parsed) {
    Screen.standard().clear();
    Failure failure = Reasons.of(thrown);
    PrintWriter err = command.getErr();
    if (failure.exitCode() != ExitCodes.INTERRUPTED) {
      String remedy = failure.remedy().isEmpty() ? "" : " - " + failure.remedy();
      err.println("kicktrain: " + failure.getMessage() + remedy);
    }
    if (verbose) {
      thrown.printStackTrace(err);
    }
    err.flush();
    return failure.exitCode();
  }

  /** Reads the version from the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = KickTrain.class.getPackage().getImplementationVersion();
      return new String[] {"kicktrain " + (version == null ? "(not packaged)" : version)};
    }
  }
}
