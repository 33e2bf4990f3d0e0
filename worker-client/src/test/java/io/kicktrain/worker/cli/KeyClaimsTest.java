package io.kicktrain.worker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.trust.Claim;
import io.kicktrain.ledger.trust.KeyName;
import io.kicktrain.worker.cli.exit.ExitCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyClaimsTest {

  private static final Path CERTIFICATE =
      Path.of("../ledger/src/test/resources/io/kicktrain/ledger/openpgp/gpg.cert.asc");
  private static final String FRIEND = "openpgp:" + "a".repeat(40);

  /** Nobody listens there: what is refused before is refused without a hub. */
  private static final String NOWHERE = "http://127.0.0.1:9";

  @TempDir private Path temp;

  @BeforeEach
  void makeKey() {
    assertEquals(
        ExitCodes.OK, KickTrain.run("key", "create", "--home", temp.resolve("home").toString()));
  }

  private int endorse(String about, String... more) {
    List<String> all = new ArrayList<>(List.of("key", "endorse", NOWHERE, about));
    all.addAll(List.of("--home", temp.resolve("home").toString()));
    all.addAll(List.of("--certificate", CERTIFICATE.toString()));
    all.addAll(List.of("--statement", temp.resolve("s.json").toString()));
    all.addAll(List.of(more));
    return KickTrain.run(all.toArray(String[]::new));
  }

  @Test
  void theStatementToSignIsWrittenOnce() throws Exception {
    assertEquals(ExitCodes.OK, endorse(FRIEND, "--depth", "2", "--amount", "60"));
    Claim claim = Claim.of(Entry.parse(Files.readAllBytes(temp.resolve("s.json"))));
    assertEquals(new KeyName(FRIEND), claim.about());
    assertEquals(2, claim.depth());
    assertEquals(60, claim.amount());
    assertTrue(claim.by().isOpenPgp());
    assertEquals(ExitCodes.BLOCKED, endorse(FRIEND), "nothing is overwritten");
  }

  @Test
  void aSignatureOfSomethingElseIsRefusedHere() throws Exception {
    endorse(FRIEND);
    Path signature = CERTIFICATE.resolveSibling("gpg.endorsement.asc");
    assertEquals(ExitCodes.USAGE, endorse(FRIEND, "--signature", signature.toString()));
    assertEquals(
        ExitCodes.USAGE,
        endorse(FRIEND, "--amount", "7", "--signature", signature.toString()),
        "the statement says 120");
  }

  @Test
  void wrongArgumentsAreRefused() {
    assertEquals(ExitCodes.USAGE, endorse("somebody"));
    assertEquals(ExitCodes.USAGE, endorse(FRIEND, "--amount", "121"));
    assertEquals(ExitCodes.USAGE, endorse(FRIEND, "--gpg-key", "x"));
    assertFalse(Files.exists(temp.resolve("s.json")));
    assertEquals(ExitCodes.USAGE, KickTrain.run("key", "trust", NOWHERE, FRIEND));
  }
}
