package io.kicktrain.worker.cli;

import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.training.audit.AuditReport;
import io.kicktrain.training.audit.AuditScope;
import io.kicktrain.training.wire.WireJson;
import io.kicktrain.worker.cli.anchor.ChainAudit;
import io.kicktrain.worker.cli.audit.Audit;
import io.kicktrain.worker.cli.audit.AuditDocument;
import io.kicktrain.worker.cli.audit.Mirror;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.exit.Reasons;
import io.kicktrain.worker.cli.remote.Hubs;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays a log and says whether everything in it is true. */
@Command(
    name = "audit",
    description = {
      "Replay a log: every hash of the tree, every signature, every round's sum and step from the"
          + " stored contributions, the weights bit by bit, and everybody's share. The tree head"
          + " that was verified is remembered: a log that shrank or was rewritten since is found,"
          + " and only what was added is read and replayed.",
      "",
      "Ends with 0 when all of it is verified, with 5 when anything is wrong, and with 3 when"
          + " something could not be fetched, which says nothing about the log."
    },
    footer = {
      "",
      "Examples:",
      "  kicktrain audit http://localhost:8080",
      "  kicktrain audit https://hub.example.org --key 'hub.example.org+1a2b3c4d+AbCd...'",
      "  kicktrain audit https://hub.example.org --mirror copy     keep a copy, to be audited by",
      "  kicktrain audit copy                                      anybody without the hub",
      "  kicktrain audit https://hub.example.org --contributor 3f5a...",
      "  kicktrain audit https://hub.example.org --ethereum http://localhost:8545 --contract 0x..."
    })
final class AuditCommand implements Callable<Integer> {

  @Parameters(paramLabel = "URL|FOLDER", description = "The hub, a campaign of it, or a mirror.")
  private @Nullable String target;

  @Option(
      names = "--key",
      paramLabel = "VKEY",
      description =
          "The log's verifier key, got from somebody you trust (default: what the hub says itself).")
  private @Nullable String vkey;

  @Option(names = "--campaign", paramLabel = "NAME", description = "Only this campaign.")
  private @Nullable String campaign;

  @Option(
      names = "--contributor",
      paramLabel = "KEY",
      description = "Only what this key has signed and what it earned; no sums.")
  private @Nullable String contributor;

  @Option(
      names = "--round",
      paramLabel = "N",
      description = "Run sums and steps only up to this round, counted from 0.")
  private @Nullable Integer round;

  @Option(
      names = "--no-weights",
      description = "The log alone: tree, signatures and shares, no sums and steps.")
  private boolean noWeights;

  @Option(
      names = "--mirror",
      paramLabel = "FOLDER",
      description = "Where what was fetched stays (default: audit/HOST in your KickTrain folder).")
  private @Nullable Path mirror;

  @Option(
      names = "--again",
      description =
          "Read and replay everything, also what an earlier audit into the same mirror has"
              + " verified.")
  private boolean again;

  @Option(names = "--json", description = "Print the report as JSON and nothing else.")
  private boolean json;

  @ArgGroup(exclusive = false)
  private @Nullable EthereumOptions ethereum;

  @Mixin private Home home = new Home();

  @Override
  public Integer call() throws InterruptedException {
    Screen screen = json ? quiet() : Screen.standard();
    AuditReport report;
    try {
      report = audit(Arguments.required(target), screen);
    } catch (IOException | Failure e) {
      throw told(e);
    }
    if (json) {
      print(AuditDocument.of(report));
    } else {
      new AuditText(screen).tell(report, Optional.ofNullable(contributor));
    }
    return report.verified() ? ExitCodes.OK : ExitCodes.BROKEN;
  }

  private AuditReport audit(String from, Screen screen) throws IOException, InterruptedException {
    Path folder = Path.of(from);
    if (Files.isDirectory(folder)) {
      Mirror copy = new Mirror(folder);
      if (!copy.isThere()) {
        throw new Failure(
            ExitCodes.BLOCKED,
            "there is no log in " + folder.toAbsolutePath(),
            "name a folder that 'kicktrain audit URL --mirror FOLDER' has made");
      }
      VerifierKey key = key(copy.key(), "the folder", screen);
      return audit(key, scope(Optional.empty()), screen).mirror(folder);
    }
    CampaignAddress address = Arguments.checked(() -> CampaignAddress.parse(from));
    HubClient hub = Hubs.open(address.hub(), null, screen);
    VerifierKey own = VerifierKey.parse(hub.platform().vkey());
    VerifierKey key = key(Optional.of(own), "the hub", screen);
    return audit(key, scope(address.slug()), screen).hub(hub, mirror(address), again);
  }

  private Audit audit(VerifierKey key, AuditScope scope, Screen screen) {
    Optional<ChainAudit> chain = Optional.ofNullable(ethereum).map(given -> given.audit(screen));
    return new Audit(key, scope, chain, home.folder().resolve("audit"), screen);
  }

  private VerifierKey key(Optional<VerifierKey> own, String who, Screen screen) {
    String given = vkey;
    if (given != null) {
      return Arguments.checked(() -> VerifierKey.parse(given));
    }
    VerifierKey named =
        own.orElseThrow(
            () ->
                new Failure(
                    ExitCodes.USAGE,
                    "the folder does not say whose log it is",
                    "name the log's verifier key by --key"));
    screen.say("Trusting the key that " + who + " names itself: " + named.format());
    return named;
  }

  private AuditScope scope(Optional<String> slug) {
    AuditScope scope = AuditScope.WHOLE;
    String only = campaign == null ? slug.orElse(null) : campaign;
    if (only != null) {
      scope = scope.ofCampaign(only);
    }
    if (contributor != null) {
      if (!WorkerKey.validId(contributor)) {
        throw new Failure(ExitCodes.USAGE, "'" + contributor + "' is no key", "see --help");
      }
      scope = scope.ofContributor(contributor);
    }
    Integer last = round;
    if (last != null) {
      AuditScope all = scope;
      scope = Arguments.checked(() -> all.upToRound(last));
    }
    return noWeights ? scope.withoutWeights() : scope;
  }

  private Path mirror(CampaignAddress from) {
    String host = from.hub().getAuthority().replace(':', '_');
    return mirror == null ? home.folder().resolve("audit").resolve(host) : mirror;
  }

  /** What cannot be fetched is no verdict; what is wrong on this side stays what it is. */
  private Failure told(Exception thrown) {
    Failure reason = Reasons.of(thrown);
    boolean unreachable = thrown instanceof IOException || reason.exitCode() == ExitCodes.FAILED;
    if (json) {
      print(AuditDocument.unreachable(String.valueOf(reason.getMessage())));
    }
    return unreachable
        ? new Failure(
            ExitCodes.UNREACHABLE, String.valueOf(reason.getMessage()), reason.remedy(), thrown)
        : reason;
  }

  private static void print(AuditDocument document) {
    System.out.println(new String(WireJson.write(document), StandardCharsets.UTF_8));
  }

  private static Screen quiet() {
    return new Screen(System.err, false, 80, Duration.ofSeconds(10));
  }
}
