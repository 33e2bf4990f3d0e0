package io.kicktrain.worker.cli.claims;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.openpgp.OpenPgpCertificate;
import io.kicktrain.ledger.trust.Claim;
import io.kicktrain.ledger.trust.KeyName;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a claim gets its OpenPGP signature: by gpg, or by any program in two steps. */
public final class OpenPgpSigning {

  @Option(
      names = "--gpg-key",
      paramLabel = "FINGERPRINT",
      description = "Your OpenPGP key: gpg signs with it, and asks you for its passphrase.")
  private @Nullable String gpgKey;

  @Option(
      names = "--gpg",
      paramLabel = "PROGRAM",
      description = "The gpg to run (default: ${DEFAULT-VALUE}).",
      defaultValue = "gpg")
  private String gpg = "gpg";

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "Your OpenPGP certificate, to sign with another program than gpg.")
  private @Nullable Path certificate;

  @Option(
      names = "--statement",
      paramLabel = "FILE",
      description = "With --certificate: where the text to sign is written, or was.")
  private @Nullable Path statement;

  @Option(
      names = "--signature",
      paramLabel = "FILE",
      description = "With --statement: the detached signature that you made of it.")
  private @Nullable Path signature;

  /**
   * A claim and its proof.
   *
   * @param claim what is claimed
   * @param certificate of the key that claims it
   * @param signature of that key
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Signed(Claim claim, OpenPgpCertificate certificate, byte[] signature) {}

  /** Makes the claim of a key at a time. */
  @FunctionalInterface
  public interface Draft {
    /** The claim. */
    Claim by(KeyName openPgpKey, long issued);
  }

  /**
   * Gets a claim signed.
   *
   * @param draft makes the claim
   * @return empty if the statement was written and has to be signed by hand now
   */
  public Optional<Signed> sign(Draft draft) throws IOException, InterruptedException, Failure {
    if (gpgKey != null && certificate == null) {
      return Optional.of(byGpg(new Gpg(gpg), gpgKey, draft));
    }
    if (gpgKey == null && certificate != null && statement != null) {
      return byHand(certificate(Files.readAllBytes(certificate)), statement, draft);
    }
    throw new Failure(
        ExitCodes.USAGE,
        "say how to sign: --gpg-key FINGERPRINT, or --certificate FILE and --statement FILE",
        "see --help");
  }

  private static Signed byGpg(Gpg gpg, String key, Draft draft)
      throws IOException, InterruptedException, Failure {
    OpenPgpCertificate own = certificate(gpg.certificate(key));
    Claim claim = checked(draft, own, Instant.now().getEpochSecond());
    return new Signed(claim, own, gpg.sign(own.fingerprint(), claim.statement()));
  }

  private Optional<Signed> byHand(OpenPgpCertificate own, Path file, Draft draft)
      throws IOException, Failure {
    Path made = signature;
    if (made == null) {
      Claim claim = checked(draft, own, Instant.now().getEpochSecond());
      Files.write(file, claim.statement(), StandardOpenOption.CREATE_NEW);
      System.out.println("Sign " + file + " within a day, exactly as it is. For example:");
      System.out.println("  sq sign --detached --signer-key KEY -o SIGNATURE " + file);
      System.out.println("Then run this command again with --signature SIGNATURE");
      return Optional.empty();
    }
    Claim written = read(file);
    if (!written.equals(checked(draft, own, written.issued()))) {
      throw new Failure(
          ExitCodes.USAGE, file + " says something else than this command", "write it again");
    }
    return Optional.of(new Signed(written, own, Files.readAllBytes(made)));
  }

  private static Claim read(Path file) throws IOException, Failure {
    try {
      return Claim.of(Entry.parse(Files.readAllBytes(file)));
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCodes.USAGE, file + " is no statement: " + e.getMessage(), "", e);
    }
  }

  private static Claim checked(Draft draft, OpenPgpCertificate own, long issued) throws Failure {
    try {
      return draft.by(KeyName.openPgp(own.fingerprint()), issued);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCodes.USAGE, String.valueOf(e.getMessage()), "see --help", e);
    }
  }

  private static OpenPgpCertificate certificate(byte[] bytes) throws Failure {
    try {
      return OpenPgpCertificate.parse(bytes);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCodes.BLOCKED, String.valueOf(e.getMessage()), "", e);
    }
  }
}
