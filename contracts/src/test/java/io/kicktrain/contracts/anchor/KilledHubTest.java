package io.kicktrain.contracts.anchor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.contracts.contract.Anchored;
import io.kicktrain.contracts.evm.Tap;
import io.kicktrain.contracts.evm.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub that is killed with SIGKILL at the moments that matter, and at every other one with {@code
 * -Dkicktrain.anchor.kills=N} for the first N requests. Started again it anchors once, with no
 * nonce left out.
 */
class KilledHubTest {
  private static final int KILLS = Integer.getInteger("kicktrain.anchor.kills", 0);

  @TempDir Path folder;
  private final AtomicReference<Process> victim = new AtomicReference<>();

  @Test
  void killedBeforeTheNodeHasTheTransaction() throws Exception {
    check(
        (tap, kill) -> tap.before(request -> ifSending(request, kill)),
        "before it reached the node");
  }

  @Test
  void killedAfterTheNodeHasTheTransaction() throws Exception {
    check((tap, kill) -> tap.after(request -> ifSending(request, kill)), "before it was recorded");
  }

  @Test
  void killedAtAnyRequest() throws Exception {
    for (int i = 1; i <= KILLS; i++) {
      AtomicInteger left = new AtomicInteger(i);
      Path own = Files.createDirectory(folder.resolve("kill-" + i));
      try (World world = new World(own);
          Tap tap = new Tap(world.devnet.address())) {
        tap.before(request -> countdown(left));
        run(world, tap);
        tap.before(request -> {});
        finish(world, tap, "request " + i);
      }
    }
  }

  private void countdown(AtomicInteger left) {
    if (left.decrementAndGet() == 0) {
      kill();
    }
  }

  private interface Trap {
    void set(Tap tap, Runnable kill);
  }

  private void check(Trap trap, String moment) throws Exception {
    try (World world = new World(folder);
        Tap tap = new Tap(world.devnet.address())) {
      trap.set(tap, this::kill);
      assertTrue(run(world, tap) != 0, "it was to be killed " + moment);
      Consumer<String> nothing = request -> {};
      tap.before(nothing);
      tap.after(nothing);
      finish(world, tap, moment);
    }
  }

  private void finish(World world, Tap tap, String moment) throws Exception {
    assertEquals(0, run(world, tap), moment);
    assertArrayEquals(
        new long[] {VictimHub.ENTRIES},
        world.anchored().stream().mapToLong(Anchored::size).toArray(),
        moment);
    assertEquals(2, world.devnet.chain().nonce(world.account.address()), moment);
  }

  private static void ifSending(String request, Runnable kill) {
    if (request.contains("eth_sendRawTransaction")) {
      kill.run();
    }
  }

  private void kill() {
    victim.get().destroyForcibly();
    throw new IllegalStateException("killed");
  }

  /** The exit code of a process that anchors. */
  private int run(World world, Tap tap) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            VictimHub.class.getName(),
            tap.address(),
            Long.toString(world.deployment.chainId()),
            world.deployment.contract().hex(),
            world.folder.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    victim.set(process);
    return process.waitFor();
  }
}
