package io.kicktrain.ledger.log;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.note.TreeHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The segments of the write-ahead log in one directory. For one thread. */
final class WriteAheadLog implements AutoCloseable {
  private final Path directory;
  private final int segmentBytes;
  private WalSegment current;

  private WriteAheadLog(Path directory, int segmentBytes, WalSegment current) {
    this.directory = directory;
    this.segmentBytes = segmentBytes;
    this.current = current;
  }

  /** Starts a segment that continues the tree {@code base}. */
  static WriteAheadLog start(Path directory, TreeHead base, int segmentBytes) throws IOException {
    WalSegment segment = WalSegment.create(directory, base, segmentBytes);
    return new WriteAheadLog(directory, segmentBytes, segment);
  }

  /** The segment files in order of their first index, without what a crash left half-made. */
  static List<Path> segments(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, "*.wal")) {
      stream.forEach(files::add);
    }
    Collections.sort(files);
    return files;
  }

  Path currentFile() {
    return current.file();
  }

  /** Whether the current segment has room left for a record. */
  boolean fits(ByteBuffer record) throws IOException {
    return current.fits(record.remaining());
  }

  void append(Batch batch, ByteBuffer record) throws IOException {
    current.append(batch, record);
  }

  void sync() throws IOException {
    current.sync();
  }

  /** Goes on in a new segment; the caller deletes the returned file when its tiles are durable. */
  Path rotate(TreeHead base) throws IOException {
    WalSegment old = current;
    current = WalSegment.create(directory, base, segmentBytes);
    old.close();
    return old.file();
  }

  static void delete(Path segment) throws IOException {
    DurableFiles.deleteTree(segment);
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
