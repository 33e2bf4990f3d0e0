package io.kicktrain.worker.cli.campaign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.training.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** The {@code data} member of a recipe, made from files. */
public final class Manifest {

  private Manifest() {}

  /**
   * Hashes the files.
   *
   * @param train shards to train on, in order
   * @param validation shards that are held out
   * @return the JSON object to put into a recipe
   */
  public static String json(List<Path> train, List<Path> validation) throws IOException {
    ObjectNode data = WireJson.mapper().createObjectNode().put("tokenizer", "bytes");
    ArrayNode shards = data.putArray("shards");
    for (Path file : train) {
      add(shards, file, "train");
    }
    for (Path file : validation) {
      add(shards, file, "validation");
    }
    return data.toPrettyString();
  }

  private static void add(ArrayNode shards, Path file, String role) throws IOException {
    shards
        .addObject()
        .put("name", file.getFileName().toString())
        .put("bytes", Files.size(file))
        .put("sha256", sha256(file))
        .put("role", role);
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
