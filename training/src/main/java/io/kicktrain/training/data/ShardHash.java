package io.kicktrain.training.data;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.kicktrain.training.recipe.Shard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Checks that bytes are the shard that a recipe names. */
public final class ShardHash {

  private static final int BUFFER_BYTES = 1 << 16;

  private ShardHash() {}

  /**
   * Checks a file.
   *
   * @param file the file
   * @param shard what it must be
   * @throws ShardMismatchException if length or hash differ
   * @throws IOException if reading fails
   */
  public static void verify(Path file, Shard shard) throws IOException {
    // The length is looked at first: it costs nothing and tells a cut download from a wrong file.
    long size = Files.size(file);
    if (size != shard.bytes()) {
      throw mismatch(shard, "%,d bytes, but the file has %,d", shard.bytes(), size);
    }
    try (InputStream in = Files.newInputStream(file)) {
      verify(in, shard);
    }
  }

  /**
   * Checks a stream. Stops at the first byte that is too many.
   *
   * @param in read to its end; not closed
   * @param shard what it must be
   * @throws ShardMismatchException if length or hash differ
   * @throws IOException if reading fails
   */
  public static void verify(InputStream in, Shard shard) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    long total = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      total += read;
      if (total > shard.bytes()) {
        throw mismatch(shard, "%,d bytes, but there are more", shard.bytes());
      }
      digest.update(buffer, 0, read);
    }
    if (total < shard.bytes()) {
      throw mismatch(shard, "%,d bytes, but there are %,d", shard.bytes(), total);
    }
    String actual = HexFormat.of().formatHex(digest.digest());
    if (!actual.equals(shard.sha256())) {
      throw mismatch(shard, "SHA-256 %s, but the bytes have %s", shard.sha256(), actual);
    }
  }

  @FormatMethod
  private static ShardMismatchException mismatch(
      Shard shard, @FormatString String format, Object... values) {
    return new ShardMismatchException(
        "shard " + shard.name() + " must have " + String.format(Locale.ROOT, format, values));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
