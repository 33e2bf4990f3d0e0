package io.kicktrain.worker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.log.Receipt;
import io.kicktrain.ledger.log.TlogProof;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.training.wire.WireJson;
import io.kicktrain.worker.cli.exit.ExitCodes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits the public files of a log, as anybody may who has them and the key. */
class AuditCommandTest {

  @TempDir private Path temp;
  private final NoteSigner signer = NoteSigner.generate("cli.example", new SecureRandom());
  private Path mirror;

  @BeforeEach
  void log() throws Exception {
    mirror = temp.resolve("log").resolve("public");
    append(0, 300);
  }

  private List<TlogProof> append(int from, int to) throws Exception {
    Map<byte[], CompletableFuture<Receipt>> appended = new LinkedHashMap<>();
    try (FileLog log = FileLog.open(temp.resolve("log"), signer.name(), signer)) {
      for (int i = from; i < to; i++) {
        byte[] entry = Entry.of("greeting").put("number", i).build().bytes();
        appended.put(entry, log.append(entry));
      }
    }
    List<TlogProof> receipts = new ArrayList<>();
    appended.forEach((entry, receipt) -> receipts.add(new TlogProof(entry, receipt.join())));
    return receipts;
  }

  private int audit(String... options) {
    List<String> arguments = new ArrayList<>(List.of("audit", mirror.toString()));
    arguments.addAll(List.of("--home", temp.resolve("home").toString()));
    arguments.addAll(List.of(options));
    return KickTrain.run(arguments.toArray(String[]::new));
  }

  private String key() {
    return signer.verifierKey().format();
  }

  @Test
  void aMirrorIsVerifiedAgainAndAgainAsItGrows() throws Exception {
    assertEquals(ExitCodes.USAGE, audit(), "nobody said whose log it is");
    assertEquals(ExitCodes.OK, audit("--key", key()));
    append(300, 301);
    assertEquals(ExitCodes.OK, audit("--key", key()));
  }

  @Test
  void theReportIsJsonAndNamesWhatIsWrong() throws Exception {
    JsonNode verified = json(ExitCodes.OK);
    assertEquals("verified", verified.get("verdict").asText());
    assertEquals(300, verified.get("entries").asLong());
    Path bundle = mirror.resolve("tile/entries/000");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[10_000] ^= 1;
    Files.write(bundle, bytes);
    JsonNode broken = json(ExitCodes.BROKEN);
    assertEquals("broken", broken.get("verdict").asText());
    String what = broken.get("findings").get(0).get("what").asText();
    assertTrue(what.contains("does not match its leaf hash"), what);
  }

  private JsonNode json(int exitCode) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertEquals(exitCode, audit("--json", "--key", key()));
    } finally {
      System.setOut(before);
    }
    return WireJson.mapper().readTree(bytes.toByteArray());
  }

  @Test
  void anOlderTreeHeadThanTheOneSeenIsBroken() throws Exception {
    byte[] old = Files.readAllBytes(mirror.resolve("checkpoint"));
    append(300, 310);
    assertEquals(ExitCodes.OK, audit("--key", key()));
    Files.write(mirror.resolve("checkpoint"), old);
    assertEquals(ExitCodes.BROKEN, audit("--key", key()));
  }

  @Test
  void wrongArgumentsAreNoVerdict() {
    assertEquals(ExitCodes.USAGE, audit("--key", "nonsense"));
    assertEquals(ExitCodes.USAGE, audit("--key", key(), "--round", "-1"));
    assertEquals(ExitCodes.USAGE, audit("--key", key(), "--contributor", "me"));
    NoteSigner other = NoteSigner.generate("cli.example", new SecureRandom());
    assertEquals(ExitCodes.BROKEN, audit("--key", other.verifierKey().format()));
    assertEquals(ExitCodes.BLOCKED, KickTrain.run("audit", temp.toString(), "--key", key()));
    assertEquals(ExitCodes.UNREACHABLE, KickTrain.run("audit", "http://127.0.0.1:1"));
  }

  @Test
  void aReceiptVerifiesByItsFileAndTheKeyAlone() throws Exception {
    TlogProof receipt = append(300, 303).get(1);
    Path file = temp.resolve("my" + TlogProof.EXTENSION);
    Files.writeString(file, receipt.format());
    assertEquals(ExitCodes.OK, verify(file, key()));
    NoteSigner other = NoteSigner.generate("cli.example", new SecureRandom());
    assertEquals(ExitCodes.BROKEN, verify(file, other.verifierKey().format()));
    Files.writeString(file, receipt.format().replaceFirst("index 301", "index 300"));
    assertEquals(ExitCodes.BROKEN, verify(file, key()));
    Files.writeString(file, "rubbish");
    assertEquals(ExitCodes.BROKEN, verify(file, key()));
    assertEquals(ExitCodes.USAGE, verify(file, "nonsense"));
    assertEquals(ExitCodes.BLOCKED, verify(temp.resolve("nowhere"), key()));
  }

  private static int verify(Path file, String key) {
    return KickTrain.run("receipt", "verify", file.toString(), "--vkey", key);
  }
}
