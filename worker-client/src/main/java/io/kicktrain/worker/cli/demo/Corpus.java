package io.kicktrain.worker.cli.demo;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.training.recipe.Shard;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The demo's data set: the Java files of some source jars, one after the other, in shards. The same
 * jars give the same bytes. The first and then every twentieth file is held out for validation.
 * Licence headers are left out: they are the same in every file, and a model that recites them
 * looks better than it is.
 */
final class Corpus {

  private static final int SHARD_BYTES = 1 << 20;
  private static final int HELD_OUT_EVERY = 20;

  private final ByteArrayOutputStream train = new ByteArrayOutputStream();
  private final ByteArrayOutputStream validation = new ByteArrayOutputStream();
  private int files;

  private Corpus() {}

  /**
   * Writes the shards.
   *
   * @param jars folder of the source jars
   * @param into folder of the shards; created
   * @return what was written, training shards first
   */
  static List<Shard> write(Path jars, Path into) throws IOException, Failure {
    Corpus corpus = new Corpus();
    for (Path jar : jarsIn(jars)) {
      corpus.add(jar);
    }
    Files.createDirectories(into);
    List<Shard> shards = new ArrayList<>();
    byte[] text = corpus.train.toByteArray();
    for (int from = 0; from < text.length; from += SHARD_BYTES) {
      byte[] part = Arrays.copyOfRange(text, from, Math.min(text.length, from + SHARD_BYTES));
      String name = String.format("java-%03d.txt", shards.size());
      shards.add(shard(into, name, part, Shard.Role.TRAIN));
    }
    byte[] held = corpus.validation.toByteArray();
    shards.add(shard(into, "java-validation.txt", held, Shard.Role.VALIDATION));
    return shards;
  }

  private static List<Path> jarsIn(Path folder) throws IOException, Failure {
    if (!Files.isDirectory(folder)) {
      throw new Failure(
          ExitCodes.BLOCKED,
          "the demo's text is missing: there is no folder " + folder,
          "build KickTrain by ./kicktrain, or by: mvn -DskipTests -Dquick package");
    }
    try (var list = Files.list(folder)) {
      return list.filter(p -> p.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private void add(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> sources =
          zip.stream()
              .filter(e -> e.getName().endsWith(".java") && !e.getName().endsWith("-info.java"))
              .sorted((a, b) -> a.getName().compareTo(b.getName()))
              .toList();
      for (ZipEntry entry : sources) {
        byte[] text = withoutHeader(zip.getInputStream(entry).readAllBytes());
        (files++ % HELD_OUT_EVERY == 0 ? validation : train).write(text);
      }
    }
  }

  /** Drops a comment at the very start of the file. */
  private static byte[] withoutHeader(byte[] source) {
    String text = new String(source, StandardCharsets.UTF_8).replace("\r\n", "\n");
    int end = text.indexOf("*/");
    String body = text.startsWith("/*") && end >= 0 ? text.substring(end + 2) : text;
    return (body.strip() + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Shard shard(Path folder, String name, byte[] bytes, Shard.Role role)
      throws IOException {
    DurableFiles.writeAtomically(folder.resolve(name), bytes);
    return new Shard(name, bytes.length, Sha256.hex(bytes), role);
  }
}
