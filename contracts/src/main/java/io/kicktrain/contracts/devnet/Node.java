package io.kicktrain.contracts.devnet;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The pinned npm packages of {@code contracts/solidity}: the compiler and anvil. */
public final class Node {
  private static final long PATIENCE_MINUTES = 5;

  private Node() {}

  /**
   * The folder of the packages, which are installed first when they are missing.
   *
   * @param project the project's folder
   * @throws DevnetException if npm is missing or fails
   */
  public static Path packages(Path project) throws DevnetException {
    Path folder = project.resolve("contracts").resolve("solidity").toAbsolutePath().normalize();
    Path installed = folder.resolve("node_modules").resolve(".package-lock.json");
    try {
      Files.createDirectories(folder.resolve("target"));
      Path lock = folder.resolve("target").resolve("npm.lock");
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid() && !Files.exists(installed)) {
          install(folder);
        }
      }
    } catch (IOException e) {
      throw new DevnetException(
          "the local chain needs npm (Debian: apt install nodejs npm): " + e.getMessage(), e);
    }
    return folder.resolve("node_modules");
  }

  private static void install(Path folder) throws IOException, DevnetException {
    Path log = folder.resolve("target").resolve("npm.log");
    Process npm =
        new ProcessBuilder(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (npm.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) && npm.exitValue() == 0) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      npm.destroyForcibly();
    }
    throw new DevnetException("npm ci has failed in " + folder + ": see " + log);
  }

  /**
   * The anvil of this platform.
   *
   * @param project the project's folder
   * @throws DevnetException if there is none for this platform
   */
  static Path anvil(Path project) throws DevnetException {
    String platform = os() + "-" + arch();
    Path file =
        packages(project)
            .resolve("@foundry-rs")
            .resolve("anvil-" + platform)
            .resolve("bin")
            .resolve("anvil" + (File.separatorChar == '\\' ? ".exe" : ""));
    if (!Files.exists(file)) {
      throw new DevnetException("there is no anvil for " + platform + ": " + file + " is missing");
    }
    return file;
  }

  private static String os() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("win") ? "win32" : name.startsWith("mac") ? "darwin" : "linux";
  }

  private static String arch() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
  }
}
