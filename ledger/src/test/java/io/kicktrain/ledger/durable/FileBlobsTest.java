package io.kicktrain.ledger.durable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.bytes.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobsTest {
  @TempDir Path directory;

  @Test
  void storesOnceUnderTheHash() throws Exception {
    FileBlobs blobs = FileBlobs.open(directory);
    byte[] bytes = new byte[200_000];
    Stored first = blobs.put(new ByteArrayInputStream(bytes), bytes.length);
    assertEquals(new Stored(Sha256.hex(bytes), bytes.length, false), first);
    assertTrue(blobs.put(new ByteArrayInputStream(bytes), bytes.length).existed());
    assertArrayEquals(bytes, Files.readAllBytes(blobs.path(first.sha256())));
    assertEquals(bytes.length, blobs.size(first.sha256()));
    assertTrue(blobs.has(first.sha256()));
    assertFalse(blobs.has(Sha256.hex()));
    assertEquals(1, files().size());
  }

  @Test
  void aStreamThatIsTooLongOrBreaksLeavesNothing() throws Exception {
    FileBlobs blobs = FileBlobs.open(directory);
    BlobTooLargeException tooLarge =
        assertThrows(
            BlobTooLargeException.class,
            () -> blobs.put(new ByteArrayInputStream(new byte[11]), 10));
    assertEquals(10, tooLarge.maxBytes());
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection lost");
          }
        };
    assertThrows(IOException.class, () -> blobs.put(broken, 10));
    assertEquals(List.of(), files());
  }

  @Test
  void openingRemovesWhatACrashLeft() throws Exception {
    FileBlobs.open(directory);
    Files.write(directory.resolve("incoming/" + DurableFiles.TEMPORARY_PREFIX + "x"), new byte[3]);
    FileBlobs.open(directory);
    assertEquals(List.of(), files());
  }

  @Test
  void namesThatAreNoHashAreRefused() throws Exception {
    FileBlobs blobs = FileBlobs.open(directory);
    for (String name : List.of("", "../../etc/passwd", Sha256.hex().toUpperCase(Locale.ROOT))) {
      assertThrows(IllegalArgumentException.class, () -> blobs.path(name));
      assertThrows(IllegalArgumentException.class, () -> blobs.has(name));
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
