package io.kicktrain.platform.body;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.platform.problem.RefusedBodyException;
import io.kicktrain.training.wire.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * A body as it arrives: it must arrive in time and must have, at its end, the SHA-256 that was
 * signed. The time allowed is a basis plus the time that the bytes so far take at the slowest rate
 * that is served, so large bodies get longer.
 */
final class GuardedStream extends FilterInputStream {

  private final byte[] expected;
  private final long declared;
  private final Pace pace;
  private final LongSupplier nanoTime;
  private final long began;
  private final MessageDigest digest = Sha256.newDigest();
  private long count;
  private boolean complete;

  /**
   * Guards a stream.
   *
   * @param in the body
   * @param declared its length in bytes as the request says, or -1 when it does not
   * @param expected the SHA-256 that the body must have
   * @param pace how slowly it may arrive
   * @param nanoTime the clock, as {@link System#nanoTime()}
   */
  GuardedStream(InputStream in, long declared, byte[] expected, Pace pace, LongSupplier nanoTime) {
    super(in);
    this.expected = expected.clone();
    this.declared = declared;
    this.pace = pace;
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = timedRead(buffer, offset, length);
    if (read < 0) {
      checkComplete();
      return read;
    }
    digest.update(buffer, offset, read);
    count += read;
    checkTime();
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    return read(new byte[(int) Math.min(bytes, 8192)]);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private int timedRead(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (IOException e) {
      if (stalled(e)) {
        throw new RefusedBodyException(tooSlow());
      }
      throw new RefusedBodyException(cutShort());
    }
  }

  private void checkTime() throws RefusedBodyException {
    if (nanoTime.getAsLong() - began > pace.allowedNanos(count)) {
      throw new RefusedBodyException(tooSlow());
    }
  }

  private void checkComplete() throws RefusedBodyException {
    if (complete) {
      return;
    }
    if (declared >= 0 && count < declared) {
      throw new RefusedBodyException(cutShort());
    }
    byte[] actual = digest.digest();
    if (!MessageDigest.isEqual(actual, expected)) {
      throw new RefusedBodyException(mismatch(actual));
    }
    complete = true;
  }

  private Problem mismatch(byte[] actual) {
    return Problem.of(
            "digest-mismatch",
            400,
            "The body is not the one that was signed",
            "the SHA-256 of the " + count + " bytes that arrived is not the signed one")
        .with("expected", HexFormat.of().formatHex(expected))
        .with("actual", HexFormat.of().formatHex(actual));
  }

  private Problem cutShort() {
    String whole = declared < 0 ? "" : " of " + declared;
    return Problem.of(
            "body-cut-short",
            400,
            "The body ended early",
            count + whole + " bytes arrived; send the request again")
        .with("received", count);
  }

  private Problem tooSlow() {
    return Problem.of(
            "too-slow",
            408,
            "The body came too slowly",
            count + " bytes arrived in the time allowed, which is " + pace)
        .with("received", count);
  }

  private static boolean stalled(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException || cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }
}
