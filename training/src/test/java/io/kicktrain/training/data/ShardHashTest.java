package io.kicktrain.training.data;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kicktrain.training.recipe.Shard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardHashTest {

  /** SHA-256 of "abc", FIPS 180-2 appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final Shard SHARD = new Shard("abc.txt", 3, ABC, Shard.Role.TRAIN);

  @TempDir Path folder;

  @Test
  void acceptsTheShard() throws IOException {
    assertDoesNotThrow(() -> ShardHash.verify(stream("abc"), SHARD));
    Path file = Files.writeString(folder.resolve("f"), "abc");
    assertDoesNotThrow(() -> ShardHash.verify(file, SHARD));
  }

  @Test
  void namesExpectedAndActualHash() {
    assertEquals(
        "shard abc.txt must have SHA-256 "
            + ABC
            + ", but the bytes have"
            + " a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9",
        refused(stream("abd")));
  }

  @Test
  void namesExpectedAndActualLength() throws IOException {
    assertEquals("shard abc.txt must have 3 bytes, but there are 2", refused(stream("ab")));
    Path file = Files.writeString(folder.resolve("f"), "abcd");
    ShardMismatchException e =
        assertThrows(ShardMismatchException.class, () -> ShardHash.verify(file, SHARD));
    assertEquals("shard abc.txt must have 3 bytes, but the file has 4", e.getMessage());
  }

  @Test
  void stopsAtAStreamThatDoesNotEnd() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }
        };
    assertEquals("shard abc.txt must have 3 bytes, but there are more", refused(endless));
  }

  private static String refused(InputStream in) {
    return assertThrows(ShardMismatchException.class, () -> ShardHash.verify(in, SHARD))
        .getMessage();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }
}
