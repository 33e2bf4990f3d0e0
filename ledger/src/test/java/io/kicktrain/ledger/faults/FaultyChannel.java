package io.kicktrain.ledger.faults;

import io.kicktrain.ledger.durable.FileBytes;
import io.kicktrain.ledger.faults.Fault.Operation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A file on a disk with a fault. A sync that fails loses what was written since the one before it,
 * as a kernel may.
 */
final class FaultyChannel extends FileChannel {
  /** What a write has replaced, and how long the file was. */
  private record Replaced(long position, byte[] bytes, long size) {}

  private final FileChannel real;
  private final Path path;
  private final Fault fault;
  private final Deque<Replaced> unsynced = new ArrayDeque<>();

  FaultyChannel(FileChannel real, Path path, Fault fault) {
    this.real = real;
    this.path = path;
    this.fault = fault;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    int written = write(bytes, real.position());
    real.position(real.position() + written);
    return written;
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    byte[] before = FileBytes.read(real, position, bytes.remaining());
    unsynced.push(new Replaced(position, before, real.size()));
    if (fault.strikes(Operation.WRITE, path)) {
      real.write(bytes.slice(bytes.position(), bytes.remaining() / 2), position);
      throw new IOException(path + ": " + fault.message());
    }
    return real.write(bytes, position);
  }

  @Override
  public void force(boolean metaData) throws IOException {
    try {
      fault.strikeSync(path);
      real.force(metaData);
      unsynced.clear();
    } catch (IOException e) {
      while (!unsynced.isEmpty()) {
        Replaced replaced = unsynced.pop();
        real.write(ByteBuffer.wrap(replaced.bytes()), replaced.position());
        real.truncate(replaced.size());
      }
      throw e;
    }
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    return real.read(bytes);
  }

  @Override
  public int read(ByteBuffer bytes, long position) throws IOException {
    return real.read(bytes, position);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }

  @Override
  public long read(ByteBuffer[] buffers, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] buffers, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }
}
