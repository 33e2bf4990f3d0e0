package io.kicktrain.worker.cli;

import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import picocli.CommandLine.Option;

/** The donor's own folder, with the key that is its identity. */
final class Home {

  private static final String KEY_FILE = "key.pem";

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      description =
          "Folder of your key and your training state (default: $$KICKTRAIN_HOME, or .kicktrain in your home).")
  private Path folder = standard();

  private static Path standard() {
    String set = System.getenv("KICKTRAIN_HOME");
    return set == null || set.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".kicktrain")
        : Path.of(set);
  }

  Path folder() {
    return folder.toAbsolutePath().normalize();
  }

  Path keyFile() {
    return folder().resolve(KEY_FILE);
  }

  boolean hasKey() {
    return Files.exists(keyFile());
  }

  /** The key. */
  WorkerKey key() throws IOException, Failure {
    if (!hasKey()) {
      throw new Failure(
          ExitCodes.BLOCKED,
          "there is no key at " + keyFile(),
          "make one: kicktrain key create, or name the folder of yours by --home");
    }
    return WorkerKey.load(keyFile());
  }

  /** Makes the key; an existing one is never overwritten. */
  WorkerKey createKey() throws IOException {
    Files.createDirectories(folder());
    WorkerKey key = WorkerKey.generate(new SecureRandom());
    key.save(keyFile());
    return key;
  }

  /** The key, made now when there is none; the screen then says to back it up. */
  WorkerKey keyOrNew(Screen screen) throws IOException {
    if (hasKey()) {
      return WorkerKey.load(keyFile());
    }
    WorkerKey key = createKey();
    screen.say("This is your first time here, so you have a new key: " + key.id());
    screen.say(backupHint());
    return key;
  }

  /** What somebody must know who just got a key. */
  String backupHint() {
    return "Back this file up first: "
        + keyFile()
        + "\nIt is your identity: whoever has it has your credit, and nobody can give it back to you."
        + "\n  kicktrain key backup FILE   copies it to a safe place";
  }
}
