package io.kicktrain.bench.ledger;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.log.Receipt;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.training.audit.AuditSource;
import io.kicktrain.training.entry.EntryKinds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/** What a campaign of many rounds leaves in a log, without its payloads. */
final class CampaignLog {

  static final int PER_ROUND = 1000;

  private static final String HASH = Sha256.hex(new byte[] {2});

  private final int rounds;
  private final byte[] recipe;

  CampaignLog(int rounds) {
    this.rounds = rounds;
    this.recipe = recipe(rounds);
  }

  /** A recipe of as many rounds. */
  static byte[] recipe(int rounds) {
    try (InputStream in = CampaignLog.class.getResourceAsStream("recipe.json")) {
      if (in == null) {
        throw new IllegalStateException("recipe.json is not in the jar");
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return json.replace("\"ROUNDS\"", Integer.toString(rounds)).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Appends all of it and waits until it is published. */
  void writeTo(FileLog log) {
    log.append(opened()).join();
    CompletableFuture<Receipt> last = log.append(enrolled());
    Statements statements = new Statements(PER_ROUND);
    long next = 2;
    for (int round = 0; round < rounds; round++) {
      for (long i = 0; i < PER_ROUND; i++) {
        last = log.append(statements.unsigned((long) round * PER_ROUND + i));
      }
      List<Long> members = LongStream.range(next, next + PER_ROUND).boxed().toList();
      last = log.append(round(round, members));
      next += PER_ROUND + 1;
    }
    last.join();
  }

  private byte[] opened() {
    return Entry.of(EntryKinds.CAMPAIGN)
        .put("campaign", Statements.CAMPAIGN)
        .put("recipe", Sha256.hex(recipe))
        .put("weights", HASH)
        .put("parameters", 1)
        .put("owner", Statements.donor(0).id())
        .build()
        .bytes();
  }

  private static byte[] enrolled() {
    return Entry.of(EntryKinds.ENROLMENT)
        .put("campaign", Statements.CAMPAIGN)
        .put("device", "cpu")
        .build()
        .sign(Statements.donor(0))
        .bytes();
  }

  private static byte[] round(int round, List<Long> members) {
    return Entry.of(EntryKinds.ROUND)
        .put("campaign", Statements.CAMPAIGN)
        .put("round", round)
        .put("members", members)
        .put("samples", (long) PER_ROUND * Statements.SAMPLES)
        .put("weights", HASH)
        .put("state", HASH)
        .put("delta", HASH)
        .put("deltaBytes", 1)
        .put("evaluations", List.of())
        .build()
        .bytes();
  }

  /** The log's files below {@code folder}, and the recipe. */
  AuditSource files(Path folder) throws IOException {
    TileFiles log = new TileFiles(folder.resolve("log").resolve("public"));
    Path file = Files.write(folder.resolve("recipe.json"), recipe);
    return new AuditSource() {
      @Override
      public byte[] read(String path) throws IOException {
        return log.read(path);
      }

      @Override
      public Path file(String sha256) throws IOException {
        if (!sha256.equals(Sha256.hex(recipe))) {
          throw new NoSuchFileException(sha256);
        }
        return file;
      }
    };
  }
}
