package io.kicktrain.worker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.index.EntryIndex;
import io.kicktrain.ledger.index.Term;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.worker.cli.exit.ExitCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandTest {

  @TempDir private Path data;
  private final NoteSigner signer = NoteSigner.generate("cli.example", new SecureRandom());

  private FileLog log() throws Exception {
    return FileLog.open(data.resolve("log"), signer.name(), signer);
  }

  private int reindex() {
    return KickTrain.run("ledger", "reindex", "--data-dir", data.toString());
  }

  @Test
  void theIndexIsMadeAgainFromTheLog() throws Exception {
    signer.save(data.resolve("keys").resolve("log.skey"));
    try (FileLog log = log()) {
      log.append(Entry.of("round").put("campaign", "a").put("round", 7).build().bytes()).join();
      assertEquals(ExitCodes.BLOCKED, reindex(), "the platform is running");
    }
    Files.createDirectories(data.resolve("index"));
    Files.writeString(data.resolve("index").resolve("0-9.run"), "rubbish");
    assertEquals(ExitCodes.OK, reindex());
    try (FileLog log = log();
        EntryIndex index = EntryIndex.open(data.resolve("index"), log)) {
      index.follow();
      assertEquals(List.of(0L), index.find(Term.round("a", 7), 0, 10));
    }
  }

  @Test
  void aFolderWithoutALogIsLeftAlone() {
    assertEquals(ExitCodes.BLOCKED, reindex());
    assertEquals(0, data.toFile().list().length);
  }
}
