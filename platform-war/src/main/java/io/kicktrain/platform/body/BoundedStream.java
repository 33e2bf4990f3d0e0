package io.kicktrain.platform.body;

import io.kicktrain.platform.problem.RefusedBodyException;
import io.kicktrain.training.wire.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails as soon as more than the allowed bytes have come. */
final class BoundedStream extends FilterInputStream {

  private final long limit;
  private long count;

  BoundedStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  static Problem tooLarge(long limit) {
    return Problem.of(
            "too-large",
            413,
            "The body is too large",
            "at most " + limit + " bytes are accepted here")
        .with("limit", limit);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    return value < 0 ? value : (int) counted(1, value);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    return read <= 0 ? read : (int) counted(read, read);
  }

  @Override
  public long skip(long bytes) throws IOException {
    return counted(super.skip(bytes));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private long counted(long read) throws IOException {
    return counted(read, read);
  }

  private long counted(long read, long result) throws IOException {
    count += read;
    if (count > limit) {
      throw new RefusedBodyException(tooLarge(limit));
    }
    return result;
  }
}
