package io.kicktrain.worker.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.identity.WorkerKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

  @TempDir Path folder;

  private final byte[] content = new byte[300_000];
  private String hash = "";
  private Path into = Path.of("");
  private Path part = Path.of("");

  @BeforeEach
  void fill() {
    new Random(1).nextBytes(content);
    hash = Sha256.hex(content);
    into = folder.resolve("file");
    part = folder.resolve("file.part");
  }

  private static HubClient client(ScriptedHub hub) {
    WorkerKey key = WorkerKey.generate(new SecureRandom());
    return new HubClient(
        hub.address(), key, (r, w) -> {}, Duration.ofSeconds(60), pause -> {}, Clock.systemUTC());
  }

  /** Gives what the request's Range asks for, and hangs up after {@code sent} bytes of it. */
  private ScriptedHub.Reply rest(int sent) {
    return exchange -> {
      String asked = exchange.getRequestHeaders().getFirst("Range");
      int from = Integer.parseInt(asked.replaceAll("\\D", ""));
      byte[] rest = Arrays.copyOfRange(content, from, content.length);
      String range = "bytes " + from + "-" + (content.length - 1) + "/" + content.length;
      ScriptedHub.cut(206, rest, Math.min(sent, rest.length), "Content-Range", range).to(exchange);
    };
  }

  private static String range(ScriptedHub hub, int request) {
    return String.valueOf(hub.seen().get(request).headers().getFirst("Range"));
  }

  private static int start(ScriptedHub hub, int request) {
    return Integer.parseInt(range(hub, request).replaceAll("\\D", ""));
  }

  private void assertComplete() throws IOException {
    assertArrayEquals(content, Files.readAllBytes(into));
    assertFalse(Files.exists(part));
  }

  @Test
  void goesOnWhereItBrokeOff() throws Exception {
    try (ScriptedHub hub =
        new ScriptedHub(
            ScriptedHub.cut(200, content, 100_000), rest(50_000), rest(content.length))) {
      client(hub).file(hash, content.length, into);
      assertComplete();
      assertEquals("null", range(hub, 0));
      // The last bytes before the break may be lost with the connection.
      assertTrue(start(hub, 1) > 50_000 && start(hub, 1) <= 100_000, range(hub, 1));
      assertTrue(start(hub, 2) > start(hub, 1) && start(hub, 2) <= 150_000, range(hub, 2));
    }
  }

  @Test
  void goesOnWithWhatAnEarlierRunHasLeft() throws Exception {
    Files.write(part, Arrays.copyOf(content, 70_000));
    try (ScriptedHub hub = new ScriptedHub(rest(content.length))) {
      client(hub).file(hash, content.length, into);
      assertComplete();
    }
  }

  @Test
  void takesWhatIsCompleteAlready() throws Exception {
    Files.write(part, content);
    String range = "bytes */" + content.length;
    try (ScriptedHub hub =
        new ScriptedHub(ScriptedHub.bytes(416, new byte[0], "Content-Range", range))) {
      client(hub).file(hash, content.length, into);
      assertComplete();
    }
  }

  @Test
  void beginsAnewWhenTheHubDoesNotDoRanges() throws Exception {
    Files.write(part, new byte[70_000]);
    try (ScriptedHub hub = new ScriptedHub(ScriptedHub.bytes(200, content))) {
      client(hub).file(hash, content.length, into);
      assertComplete();
    }
  }

  @Test
  void beginsAnewWhenWhatWasLeftIsWrong() throws Exception {
    Files.write(part, new byte[70_000]);
    try (ScriptedHub hub = new ScriptedHub(rest(content.length), ScriptedHub.bytes(200, content))) {
      client(hub).file(hash, content.length, into);
      assertComplete();
    }
  }

  @Test
  void refusesOtherBytesThanItAskedFor() throws Exception {
    byte[] other = content.clone();
    other[123_456] ^= 1;
    try (ScriptedHub hub = new ScriptedHub(ScriptedHub.bytes(200, other))) {
      assertThrows(WrongHashException.class, () -> client(hub).file(hash, content.length, into));
      assertFalse(Files.exists(into) || Files.exists(part));
    }
  }

  @Test
  void refusesMoreBytesThanItAskedForBeforeTheyFillTheDisk() throws Exception {
    try (ScriptedHub hub = new ScriptedHub(ScriptedHub.bytes(200, content))) {
      IOException e = assertThrows(IOException.class, () -> client(hub).file(hash, 1000, into));
      assertTrue(e.getMessage().contains("longer than 1000"), e.getMessage());
      assertTrue(Files.size(part) <= 1000);
    }
  }

  @Test
  void aMissingFileIsRefusedAndLeavesNothing() throws Exception {
    try (ScriptedHub hub = new ScriptedHub(ScriptedHub.problem(404, "not-found"))) {
      assertThrows(HubProblemException.class, () -> client(hub).file(hash, into));
      assertFalse(Files.exists(into) || Files.exists(part));
    }
  }

  @Test
  void aSnapshotThatChangesInBetweenComesAgainAsAWhole() throws Exception {
    byte[] newer = Arrays.copyOf(content, 200_000);
    newer[0] ^= 1;
    try (ScriptedHub hub =
        new ScriptedHub(
            ScriptedHub.cut(200, content, 90_000, "ETag", "\"2-a\"", "KickTrain-Round", "2"),
            ScriptedHub.bytes(200, newer, "ETag", "\"4-b\"", "KickTrain-Round", "4"))) {
      Files.write(part, new byte[10]); // of an unknown snapshot: not used
      assertEquals(4, client(hub).snapshot("abc", into));
      assertArrayEquals(newer, Files.readAllBytes(into));
      assertNull(hub.seen().get(0).headers().getFirst("Range"));
      assertTrue(start(hub, 1) > 0 && start(hub, 1) <= 90_000, range(hub, 1));
      assertEquals("\"2-a\"", hub.seen().get(1).headers().getFirst("If-Range"));
    }
  }
}
