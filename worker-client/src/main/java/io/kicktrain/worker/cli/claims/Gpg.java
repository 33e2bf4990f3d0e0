package io.kicktrain.worker.cli.claims;

import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The user's own GnuPG, as a process: it asks for the passphrase itself, and no secret key is ever
 * seen here.
 *
 * @param program its name or path
 */
public record Gpg(String program) {

  private static final int MAX_OUTPUT = 1 << 20;

  /** The certificate of a key, as gpg exports it. */
  public byte[] certificate(String key) throws IOException, InterruptedException, Failure {
    byte[] exported = run(new byte[0], "--export", "--export-options", "export-minimal", key);
    if (exported.length == 0) {
      throw new Failure(
          ExitCodes.BLOCKED, program + " has no key \"" + key + "\"", "see gpg --list-secret-keys");
    }
    return exported;
  }

  /** A detached signature that names the key by its fingerprint and no user. */
  public byte[] sign(String fingerprint, byte[] document)
      throws IOException, InterruptedException, Failure {
    return run(
        document, "--local-user", fingerprint, "--disable-signer-uid", "--detach-sign", "-o", "-");
  }

  private byte[] run(byte[] input, String... arguments)
      throws IOException, InterruptedException, Failure {
    List<String> command = new ArrayList<>(List.of(program, "--quiet"));
    command.addAll(List.of(arguments));
    Process process = start(command);
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input);
    } catch (IOException e) {
      // It ended without reading: its exit code tells why.
    }
    byte[] output = process.getInputStream().readNBytes(MAX_OUTPUT);
    int code = process.waitFor();
    if (code != 0) {
      throw new Failure(
          ExitCodes.BLOCKED, program + " ended with " + code, "what it printed above says why");
    }
    return output;
  }

  private Process start(List<String> command) throws Failure {
    try {
      return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new Failure(
          ExitCodes.BLOCKED,
          "cannot run " + program + ": " + e.getMessage(),
          "install GnuPG, or sign with another program: see --certificate and --statement",
          e);
    }
  }
}
