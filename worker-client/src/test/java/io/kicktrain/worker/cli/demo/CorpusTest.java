package io.kicktrain.worker.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.training.recipe.Shard;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

  @TempDir private Path temp;

  @Test
  void sourcesAreTakenInOrderWithoutTheirLicenceHeaders() throws Exception {
    Path jars = Files.createDirectory(temp.resolve("jars"));
    try (ZipOutputStream zip = zip(jars.resolve("a.jar"))) {
      entry(zip, "b/B.java", "/* Licence */\nclass B {}\n");
      entry(zip, "a/A.java", "class A {}");
      entry(zip, "a/0.java", "held out");
      entry(zip, "a/package-info.java", "/** Nothing. */ package a;");
      entry(zip, "a/A.class", "binary");
    }
    List<Shard> shards = Corpus.write(jars, temp.resolve("shards"));
    assertEquals(2, shards.size());
    assertEquals(
        "class A {}\n\nclass B {}\n\n",
        Files.readString(temp.resolve("shards").resolve(shards.get(0).name())));
  }

  @Test
  void everyTwentiethFileIsHeldOutAndShardsAreCut() throws Exception {
    Path jars = Files.createDirectory(temp.resolve("jars"));
    String long100k = "x".repeat(100_000);
    try (ZipOutputStream zip = zip(jars.resolve("a.jar"))) {
      for (int i = 0; i < 40; i++) {
        entry(zip, String.format("F%02d.java", i), long100k);
      }
    }
    List<Shard> shards = Corpus.write(jars, temp.resolve("shards"));
    Shard validation = shards.get(shards.size() - 1);
    assertEquals(Shard.Role.VALIDATION, validation.role());
    assertEquals(2 * 100_002, validation.bytes());
    assertEquals(38L * 100_002, shards.stream().mapToLong(Shard::bytes).sum() - validation.bytes());
    assertTrue(shards.stream().allMatch(s -> s.bytes() <= 1 << 20));
    assertEquals(
        shards, Corpus.write(jars, temp.resolve("again")), "the same jars, the same bytes");
  }

  @Test
  void missingJarsAreExplained() {
    Failure failure = assertThrows(Failure.class, () -> Corpus.write(temp.resolve("none"), temp));
    assertEquals(ExitCodes.BLOCKED, failure.exitCode());
  }

  private static ZipOutputStream zip(Path file) throws IOException {
    return new ZipOutputStream(Files.newOutputStream(file));
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
