package io.kicktrain.bench.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.openpgp.OpenPgpCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The installed gpg (Debian: gpg) and sq (Debian: sq) with keys that nobody else uses. */
final class OpenPgpTools {

  /** Short: gpg's agent has a socket in it, and the paths of sockets have at most 107 bytes. */
  private final Path home;

  private OpenPgpTools(Path home) {
    this.home = home;
  }

  /** A key and the program that signs with it. */
  record Signer(String fingerprint, Path certificate, Path secret) {

    /** Writes a detached signature of a file, by sq. */
    void sign(Path document, Path signature) throws Exception {
      String key = secret.toString();
      run("sq", "sign", "--detached", "--signer-key", key, "-o", signature + "", document + "");
    }
  }

  /** Skips the test where the programs are not installed; a build server has them. */
  static OpenPgpTools orSkip() throws IOException {
    boolean installed = installed("gpg") && installed("sq");
    assertFalse(!installed && System.getenv("CI") != null, "gpg and sq must be installed here");
    assumeTrue(installed, "gpg or sq is not installed");
    return new OpenPgpTools(
        Files.createTempDirectory(
            Path.of("/tmp"),
            "kt",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
  }

  private static boolean installed(String tool) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  /** A gpg that finds these keys and asks nobody for a passphrase. */
  Path gpg() throws IOException {
    Path script = home.resolve("gpg");
    if (!Files.exists(script)) {
      Files.writeString(
          script,
          "#!/bin/sh\nexec gpg --homedir "
              + home
              + " --batch --quiet --pinentry-mode loopback --passphrase '' \"$@\"\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
    return script;
  }

  Signer gpgKey(String user) throws Exception {
    Path certificate = home.resolve("gpg.cert");
    run(gpg().toString(), "--quick-gen-key", user, "default", "sign", "1d");
    run(gpg().toString(), "--export", "--output", certificate.toString());
    return new Signer(fingerprint(certificate), certificate, home);
  }

  Signer sqKey(String user) throws Exception {
    Path secret = home.resolve("sq.key");
    Path certificate = home.resolve("sq.cert");
    run("sq", "key", "generate", "--userid", user, "--export", secret.toString());
    run("sq", "key", "extract-cert", "-o", certificate.toString(), secret.toString());
    return new Signer(fingerprint(certificate), certificate, secret);
  }

  private static String fingerprint(Path certificate) throws IOException {
    return OpenPgpCertificate.parse(Files.readAllBytes(certificate)).fingerprint();
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), String.join(" ", command) + "\n" + output);
  }

  /** Ends gpg's agent and deletes the keys. */
  void delete() throws Exception {
    run("gpgconf", "--homedir", home.toString(), "--kill", "all");
    DurableFiles.deleteTree(home);
  }
}
