package io.kicktrain.worker.cli;

import io.kicktrain.contracts.anchor.AnchorOptions;
import io.kicktrain.contracts.anchor.AnchorSettings;
import io.kicktrain.contracts.anchor.Deployment;
import io.kicktrain.contracts.anchor.SettingsFile;
import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.rpc.RpcAddress;
import io.kicktrain.contracts.rpc.RpcException;
import io.kicktrain.contracts.wallet.Account;
import io.kicktrain.contracts.wallet.Keystore;
import io.kicktrain.contracts.wallet.Password;
import io.kicktrain.ledger.anchor.AnchoredHead;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.worker.cli.anchor.AnchorNow;
import io.kicktrain.worker.cli.anchor.AnchorText;
import io.kicktrain.worker.cli.anchor.Ethereum;
import io.kicktrain.worker.cli.anchor.HubLog;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The log's anchor on Ethereum: set it up, look at it, use it now. */
@Command(
    name = "anchor",
    description = {
      "Let Ethereum remember a hub's tree heads, so that its log cannot be rewritten unnoticed.",
      "docs/anchoring.md says what it proves, what it costs, and how to try it for nothing."
    },
    synopsisSubcommandLabel = "(account | deploy | status | now)",
    footer = {
      "",
      "Examples:",
      "  kicktrain anchor account key.json",
      "  kicktrain anchor deploy http://localhost:8080 --ethereum https://node.example.org/KEY \\",
      "      --keystore key.json --password-file key.json.password --settings anchor.properties",
      "  kicktrain up --anchor anchor.properties",
      "  kicktrain anchor status http://localhost:8080 --settings anchor.properties"
    })
final class AnchorCommand {

  private static final Duration BLOCK_PATIENCE = Duration.ofMinutes(10);

  @Command(
      name = "account",
      description = "Make an account that pays for anchors, with a random password.")
  int account(
      @Parameters(paramLabel = "FILE", description = "The keystore; must not exist yet.")
          Path keystore,
      @Option(
              names = "--password-file",
              paramLabel = "FILE",
              description = "Where the password goes (default: FILE.password).")
          @Nullable Path password)
      throws IOException {
    Path secret =
        password == null ? keystore.resolveSibling(keystore.getFileName() + ".password") : password;
    requireFree(keystore);
    SecureRandom random = new SecureRandom();
    Account made = Keystore.create(keystore, Password.create(secret, random), random);
    System.out.println(made.address());
    System.err.println("Keystore " + keystore + ", password in " + secret + ": back both up.");
    System.err.println("Send the account what some months of anchors cost, and no more.");
    return ExitCodes.OK;
  }

  @Command(name = "deploy", description = "Create the contract for a hub's log.")
  int deploy(
      @Mixin HubParameter hub,
      @Option(
              names = "--ethereum",
              paramLabel = "RPC",
              required = true,
              description = "A node of the network, http:// or https://.")
          String ethereum,
      @Option(
              names = "--keystore",
              paramLabel = "FILE",
              required = true,
              description = "The account that pays and becomes the contract's owner.")
          Path keystore,
      @Option(
              names = "--password-file",
              paramLabel = "FILE",
              description = "Its password (default: the variable KICKTRAIN_ANCHOR_PASSWORD).")
          @Nullable Path password,
      @Option(
              names = "--settings",
              paramLabel = "FILE",
              required = true,
              description = "Where to write the settings for the hub; must not exist yet.")
          Path settings)
      throws IOException, InterruptedException {
    Screen screen = Screen.standard();
    requireFree(settings);
    RpcAddress node = Arguments.checked(() -> RpcAddress.parse(ethereum));
    Account account = Ethereum.account(keystore, Optional.ofNullable(password));
    String origin = hub.open(screen).platform().logOrigin();
    Chain chain = Ethereum.open(node, screen);
    Deployment made = deploy(chain, account, origin);
    AnchorSettings written =
        new AnchorSettings(
            node,
            made.chainId(),
            made.contract(),
            made.block(),
            keystore,
            Optional.ofNullable(password),
            AnchorOptions.STANDARD);
    SettingsFile.write(settings, written);
    screen.say("Contract " + made.contract() + " on chain " + made.chainId());
    screen.say("  for log " + origin + ", owned by " + account.address());
    screen.say("  block " + made.block() + ", " + made.gasUsed() + " gas");
    screen.say("Settings: " + settings.toAbsolutePath());
    screen.say("Next:     kicktrain up --anchor " + settings.toAbsolutePath());
    return ExitCodes.OK;
  }

  private static Deployment deploy(Chain chain, Account account, String origin) {
    try {
      return Deployment.create(
          chain, account, origin, AnchorOptions.STANDARD.maxFee(), BLOCK_PATIENCE);
    } catch (RpcException e) {
      throw Ethereum.unreachable(e);
    } catch (IOException e) {
      throw new Failure(ExitCodes.FAILED, String.valueOf(e.getMessage()), "", e);
    }
  }

  @Command(
      name = "status",
      description = "Print what the contract remembers, what anchors cost, and how the hub stands.")
  int status(@Mixin HubParameter hub, @Mixin AnchorSettingsOption settings)
      throws IOException, InterruptedException {
    Screen screen = Screen.standard();
    return new AnchorText(settings.read(), screen).tell(hub.open(screen));
  }

  @Command(name = "now", description = "Anchor the hub's newest tree head now.")
  int now(@Mixin HubParameter hub, @Mixin AnchorSettingsOption settings, @Mixin Home home)
      throws IOException, InterruptedException {
    Screen screen = Screen.standard();
    Path journals = home.folder().resolve("anchor");
    AnchorNow anchor = AnchorNow.open(settings.read(), journals, screen);
    HubClient client = hub.open(screen);
    VerifierKey key = VerifierKey.parse(client.platform().vkey());
    AnchoredHead head = anchor.run(HubLog.open(client, key), BLOCK_PATIENCE);
    screen.done(
        "Anchored: %s, root %s%s"
            .formatted(
                Format.count(head.size(), "entry", "entries"),
                head.root(),
                head.block() < 0 ? "" : ", block " + head.block()));
    return ExitCodes.OK;
  }

  private static void requireFree(Path file) {
    if (Files.exists(file)) {
      throw new Failure(
          ExitCodes.BLOCKED,
          "there is already a file " + file,
          "move it away first: nothing is overwritten");
    }
  }
}
