package io.kicktrain.ledger.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.ledger.openpgp.OpenPgpCertificate;
import io.kicktrain.ledger.openpgp.OpenPgpException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** New keys and signatures by the installed gpg (Debian: gpg) and sq (Debian: sq). */
class OpenPgpToolsTest {
  private static final WorkerKey WORKER = WorkerKey.generate(new SecureRandom());

  /** Short: gpg's agent has a socket in it, and the paths of sockets have at most 107 bytes. */
  private Path home;

  @BeforeEach
  void makeHome() throws IOException {
    home =
        Files.createTempDirectory(
            Path.of("/tmp"),
            "kt",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  @AfterEach
  void deleteHome() throws Exception {
    if (installed("gpgconf")) {
      run("gpgconf", "--homedir", home.toString(), "--kill", "all");
    }
    DurableFiles.deleteTree(home);
  }

  @Test
  void gnuPgCertifiesEndorsesAndRevokes() throws Exception {
    assumeTrue(installed("gpg"), "gpg is not installed");
    gpg("--passphrase", "", "--quick-gen-key", "Ann <ann@example.org>", "default", "sign", "1d");
    gpg("--export", "--output", file("cert"));
    OpenPgpCertificate certificate = OpenPgpCertificate.parse(read("cert"));
    String fingerprint = certificate.fingerprint();
    assertVouches(
        certificate,
        () ->
            gpg(
                "--local-user",
                fingerprint,
                "--disable-signer-uid",
                "--detach-sign",
                "--output",
                file("signature"),
                file("statement")));
    Files.delete(home.resolve("cert"));
    String revocation =
        Files.readString(home.resolve("openpgp-revocs.d").resolve(upper(fingerprint) + ".rev"));
    Files.writeString(
        home.resolve("rev"), revocation.substring(revocation.indexOf(":-----BEGIN") + 1));
    gpg("--import", file("rev"));
    gpg("--export", "--output", file("cert"));
    OpenPgpException e =
        assertThrows(OpenPgpException.class, () -> OpenPgpCertificate.parse(read("cert")));
    assertTrue(e.getMessage().contains("is revoked"), e.getMessage());
    gpg("--armor", "--export-secret-keys", "--output", file("secret"));
    OpenPgpException secret =
        assertThrows(OpenPgpException.class, () -> OpenPgpCertificate.parse(read("secret")));
    assertTrue(secret.getMessage().contains("secret key"), secret.getMessage());
  }

  @Test
  void sequoiaCertifiesAndEndorses() throws Exception {
    assumeTrue(installed("sq"), "sq is not installed");
    run("sq", "key", "generate", "--userid", "Eve <eve@example.org>", "--export", file("key"));
    run("sq", "key", "extract-cert", "-o", file("cert"), file("key"));
    assertVouches(
        OpenPgpCertificate.parse(read("cert")),
        () ->
            run(
                "sq",
                "sign",
                "--detached",
                "--signer-key",
                file("key"),
                "-o",
                file("signature"),
                file("statement")));
  }

  /** Makes the file {@code signature} over the file {@code statement}. */
  private interface Signing {
    void sign() throws Exception;
  }

  private void assertVouches(OpenPgpCertificate certificate, Signing tool) throws Exception {
    KeyName by = KeyName.openPgp(certificate.fingerprint());
    long now = Instant.now().getEpochSecond();
    Claim certification = Claim.certification(by, WORKER.id(), now);
    Entry certified =
        SignedClaim.certification(certification, certificate, signed(certification, tool), WORKER);
    assertEquals(certification, SignedClaim.verify(Entry.parse(certified.bytes())));
    KeyName friend = KeyName.openPgp("0".repeat(40));
    Claim endorsement = Claim.endorsement(by, friend, 3, 60, now);
    Entry endorsed = SignedClaim.endorsement(endorsement, certificate, signed(endorsement, tool));
    assertEquals(endorsement, SignedClaim.verify(Entry.parse(endorsed.bytes())));
  }

  private byte[] signed(Claim claim, Signing tool) throws Exception {
    Files.write(home.resolve("statement"), claim.statement());
    Files.deleteIfExists(home.resolve("signature"));
    tool.sign();
    return read("signature");
  }

  private String file(String name) {
    return home.resolve(name).toString();
  }

  private byte[] read(String name) throws IOException {
    return Files.readAllBytes(home.resolve(name));
  }

  private static String upper(String fingerprint) {
    return fingerprint.toUpperCase(Locale.ROOT);
  }

  private void gpg(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("gpg", "--homedir", home.toString()));
    command.addAll(List.of("--batch", "--quiet", "--pinentry-mode", "loopback"));
    command.addAll(List.of(arguments));
    run(command.toArray(String[]::new));
  }

  private static boolean installed(String tool) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it hangs");
    assertEquals(0, process.exitValue(), String.join(" ", command) + "\n" + output);
  }
}
