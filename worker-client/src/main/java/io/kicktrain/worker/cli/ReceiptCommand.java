package io.kicktrain.worker.cli;

import io.kicktrain.ledger.log.TlogProof;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Receipts: the proof that a hub has taken a contribution into its log. */
@Command(
    name = "receipt",
    description = {
      "Receipts prove that a hub has a contribution in its log, whatever it says later.",
      "Each of yours is kept as a file, in the folder receipts of the campaign's training state."
    },
    synopsisSubcommandLabel = "(verify)",
    footer = {
      "",
      "Example:",
      "  kicktrain receipt verify 000000041.tlog-proof --vkey 'hub.example.org+1a2b3c4d+AbCd...'"
    })
final class ReceiptCommand {

  private static final int MAX_BYTES = 1 << 21;

  @Command(
      name = "verify",
      description = {
        "Verify a receipt without asking anybody: the entry, its place in the tree, and that the"
            + " log's key has signed that tree.",
        "Ends with 0 when it proves the entry, and with 5 when it does not."
      })
  int verify(
      @Parameters(paramLabel = "FILE", description = "A receipt (C2SP tlog-proof).") Path file,
      @Option(
              names = "--vkey",
              paramLabel = "VKEY",
              required = true,
              description = "The log's verifier key, got from somebody you trust.")
          String vkey)
      throws IOException, Failure {
    VerifierKey key = Arguments.checked(() -> VerifierKey.parse(vkey));
    TlogProof proof = read(file);
    if (!proof.receipt().verify(proof.entry(), key)) {
      throw broken(file, "it does not prove its entry under the key of " + key.name());
    }
    TreeHead head = proof.receipt().treeHead();
    System.out.println(
        "VERIFIED: entry "
            + proof.receipt().index()
            + " of "
            + head.origin()
            + ", in the tree of "
            + head.size()
            + " entries");
    System.out.println(new String(proof.entry(), StandardCharsets.UTF_8));
    return ExitCodes.OK;
  }

  private static TlogProof read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw broken(file, "it is too large for a receipt");
    }
    try {
      return TlogProof.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw broken(file, String.valueOf(e.getMessage()));
    }
  }

  private static Failure broken(Path file, String why) {
    return new Failure(ExitCodes.BROKEN, file + " is no proof: " + why, "");
  }
}
