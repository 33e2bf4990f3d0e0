package io.kicktrain.platform.body;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.platform.problem.RefusedBodyException;
import io.kicktrain.training.wire.LeaseRequest;
import io.kicktrain.training.wire.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RequestBodyTest {

  private static RequestBody body(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new RequestBody(new ByteArrayInputStream(bytes), bytes.length);
  }

  private static Problem refusal(Executable reading) {
    return assertThrows(RefusedBodyException.class, reading).problem();
  }

  @Test
  void bodyUpToTheLimitIsRead() throws IOException {
    assertArrayEquals(new byte[] {'a', 'b'}, body("ab").bytes(2));
  }

  @Test
  void declaredLengthOverTheLimitIsRefusedUnread() {
    InputStream untouchable =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("must not be read");
          }
        };
    Problem problem = refusal(() -> new RequestBody(untouchable, 1L << 40).bytes(1000));
    assertEquals(413, problem.status());
    assertEquals(1000L, problem.members().get("limit"));
  }

  @Test
  void endlessBodyIsRefusedAtTheLimit() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    assertEquals("too-large", refusal(() -> new RequestBody(endless, -1).bytes(100_000)).code());
  }

  @Test
  void jsonErrorsSayWhere() {
    Problem unknown =
        refusal(
            () ->
                body("{\"device\":\"cpu\",\"milliSamplesPerSecond\":1,\"weightsRound\":0,\"speed\":1}")
                    .json(LeaseRequest.class, 100));
    assertEquals("malformed-json", unknown.code());
    assertTrue(unknown.detail().contains("speed"), unknown.detail());
    assertEquals(1, unknown.members().get("line"));
    Problem range =
        refusal(
            () ->
                body("{\"device\":\"cpu\",\"milliSamplesPerSecond\":-1,\"weightsRound\":0}")
                    .json(LeaseRequest.class, 100));
    assertTrue(range.detail().contains("milliSamplesPerSecond is negative"), range.detail());
    assertEquals(400, refusal(() -> body("null").json(LeaseRequest.class, 100)).status());
    assertEquals(400, refusal(() -> body("").json(LeaseRequest.class, 100)).status());
  }
}
