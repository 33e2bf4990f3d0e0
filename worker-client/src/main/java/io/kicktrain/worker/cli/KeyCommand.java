package io.kicktrain.worker.cli;

import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The donor's key: make it, show it, back it up. */
@Command(
    name = "key",
    description = "Your key, which is your identity: no account, no password, no personal data.",
    synopsisSubcommandLabel = "(show | create | path | backup | certify | endorse | trust)",
    subcommands = {KeyCertifyCommand.class, KeyEndorseCommand.class, KeyTrustCommand.class},
    footer = {
      "",
      "Examples:",
      "  kicktrain key create                make a key (join does it by itself)",
      "  kicktrain key show                  print its public half, by which others know you",
      "  kicktrain key backup /media/usb/kicktrain-key.pem"
    })
final class KeyCommand {

  @Command(name = "show", description = "Print the public key.")
  int show(@Mixin Home home) throws IOException, Failure {
    System.out.println(home.key().id());
    return ExitCodes.OK;
  }

  @Command(name = "create", description = "Make a key where there is none.")
  int create(@Mixin Home home) throws IOException, Failure {
    if (home.hasKey()) {
      throw new Failure(
          ExitCodes.BLOCKED,
          "there is already a key at " + home.keyFile(),
          "use it, or choose another folder with --home: a key is never overwritten");
    }
    System.out.println(home.createKey().id());
    System.err.println(home.backupHint());
    return ExitCodes.OK;
  }

  @Command(name = "path", description = "Print where the key's file is.")
  int path(@Mixin Home home) {
    System.out.println(home.keyFile());
    return ExitCodes.OK;
  }

  @Command(name = "backup", description = "Copy the key's file to a safe place.")
  int backup(
      @Mixin Home home,
      @Parameters(paramLabel = "FILE", description = "The copy; must not exist yet.") Path copy)
      throws IOException, Failure {
    String id = home.key().id(); // refuses to back up a file that is no key
    Path file = Files.isDirectory(copy) ? copy.resolve("kicktrain-key.pem") : copy;
    Files.copy(home.keyFile(), file, StandardCopyOption.COPY_ATTRIBUTES);
    System.out.println("The key " + id + " is copied to " + file.toAbsolutePath());
    return ExitCodes.OK;
  }
}
