package io.kicktrain.platform.body;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.platform.problem.RefusedBodyException;
import io.kicktrain.training.wire.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GuardedStreamTest {

  private static final byte[] BODY = {1, 2, 3, 4, 5, 6, 7, 8};

  private final AtomicLong nanos = new AtomicLong();

  private GuardedStream guarded(InputStream in, long declared, byte[] signed) {
    Pace pace = new Pace(Duration.ofSeconds(10), 4);
    return new GuardedStream(in, declared, Sha256.of(signed), pace, nanos::get);
  }

  private static Problem refusal(InputStream in) {
    return assertThrows(RefusedBodyException.class, in::readAllBytes).problem();
  }

  @Test
  void wholeBodyPasses() throws IOException {
    assertArrayEquals(BODY, guarded(new ByteArrayInputStream(BODY), 8, BODY).readAllBytes());
    assertArrayEquals(BODY, guarded(new ByteArrayInputStream(BODY), -1, BODY).readAllBytes());
    GuardedStream single = guarded(new ByteArrayInputStream(BODY), 8, BODY);
    for (byte expected : BODY) {
      assertEquals(expected, single.read());
    }
    assertEquals(-1, single.read());
  }

  @Test
  void anotherBodyThanTheSignedOneIsRefusedAtItsEnd() {
    byte[] other = BODY.clone();
    other[7] ^= 1;
    Problem problem = refusal(guarded(new ByteArrayInputStream(other), 8, BODY));
    assertEquals("digest-mismatch", problem.code());
    assertEquals(Sha256.hex(other), problem.members().get("actual"));
  }

  @Test
  void bodyThatEndsEarlyIsRefused() {
    Problem problem = refusal(guarded(new ByteArrayInputStream(BODY, 0, 5), 8, BODY));
    assertEquals("body-cut-short", problem.code());
    assertEquals(5L, problem.members().get("received"));
  }

  @Test
  void brokenConnectionIsABodyThatEndsEarly() {
    assertEquals(
        "body-cut-short", refusal(guarded(failing(new IOException("reset")), 8, BODY)).code());
  }

  @Test
  void stalledConnectionIsTooSlow() {
    IOException stalled = new IOException(new TimeoutException());
    Problem problem = refusal(guarded(failing(stalled), 8, BODY));
    assertEquals("too-slow", problem.code());
    assertEquals(408, problem.status());
  }

  @Test
  void slowBodyIsRefusedAndMoreBytesGetMoreTime() throws IOException {
    // 10 s and 1 s more for every 4 bytes: after 4 bytes 11 s are allowed, after 8 bytes 12 s.
    GuardedStream slow = guarded(new ByteArrayInputStream(BODY), 8, BODY);
    nanos.set(TimeUnit.SECONDS.toNanos(11));
    assertEquals(4, slow.read(new byte[4]));
    nanos.set(TimeUnit.SECONDS.toNanos(12));
    assertEquals(4, slow.read(new byte[4]));
    GuardedStream slower = guarded(new ByteArrayInputStream(BODY), 8, BODY);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(11) + 1);
    RefusedBodyException e =
        assertThrows(RefusedBodyException.class, () -> slower.read(new byte[4]));
    assertEquals("too-slow", e.problem().code());
  }

  private static InputStream failing(IOException failure) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw failure;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        throw failure;
      }
    };
  }
}
