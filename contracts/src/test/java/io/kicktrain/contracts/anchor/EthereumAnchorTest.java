package io.kicktrain.contracts.anchor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.contracts.chain.Fees;
import io.kicktrain.contracts.contract.Anchored;
import io.kicktrain.contracts.evm.Evm;
import io.kicktrain.contracts.evm.TestClock;
import io.kicktrain.contracts.evm.World;
import io.kicktrain.ledger.anchor.AnchorState;
import io.kicktrain.ledger.anchor.AnchorStatus;
import io.kicktrain.ledger.anchor.AnchorWarning;
import io.kicktrain.ledger.anchor.AnchoredHead;
import io.kicktrain.ledger.anchor.AnchoredLog;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.note.TreeHead;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of an anchor on a real chain whose blocks come when the test says so. */
class EthereumAnchorTest {
  private static final Duration MINUTE = Duration.ofSeconds(61);

  @TempDir Path folder;
  private final TestClock clock = new TestClock();
  private World world;
  private EthereumAnchor anchor;

  @BeforeEach
  void start() throws Exception {
    world =
        new World(
            folder,
            "--slots-in-an-epoch",
            "3",
            "--state",
            state().toString(),
            "--state-interval",
            "1");
    world.devnet.command("evm_setAutomine", false);
    anchor = world.anchor(clock);
  }

  @AfterEach
  void stop() {
    if (world != null) {
      world.close();
    }
  }

  @Test
  void goesFromPendingToMinedToFinalized() throws Exception {
    TreeHead head = world.append(3);
    assertEquals(AnchorState.PENDING, state(advance()));
    assertEquals(AnchorState.PENDING, state(advance()));
    world.devnet.mine(1);
    assertEquals(AnchorState.MINED, state(advance()));
    world.devnet.mine(6);
    AnchorStatus done = advance();
    assertEquals(AnchorState.FINALIZED, state(done));
    assertEquals(1, done.anchored());
    AnchoredHead newest = done.newest().orElseThrow();
    assertEquals(3, newest.size());
    assertArrayEquals(head.root(), world.contract().latest().root());
    assertEquals(world.contract().latest().time(), newest.since().getEpochSecond());
    advance();
    assertSizes(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void isSentAgainWhenItsBlockIsDropped(int depth) throws Exception {
    world.append(3);
    advance();
    world.devnet.mine(1);
    world.devnet.mine(depth - 1);
    assertEquals(AnchorState.MINED, state(advance()));
    world.devnet.command("anvil_reorg", depth, List.of());
    assertSizes();
    AnchorStatus dropped = advance();
    assertEquals(AnchorState.PENDING, state(dropped));
    assertEquals(1, dropped.resent());
    world.devnet.mine(1);
    assertEquals(AnchorState.MINED, state(advance()));
    world.devnet.mine(6);
    assertEquals(AnchorState.FINALIZED, state(advance()));
    assertSizes(3);
  }

  @Test
  void severalDroppedAnchorsComeBackInTheirOrder() throws Exception {
    for (int i = 0; i < 3; i++) {
      world.append(2);
      advance();
      world.devnet.mine(1);
      advance();
    }
    world.devnet.command("anvil_reorg", 3, List.of());
    assertSizes();
    assertEquals(3, advance().resent());
    world.devnet.mine(1);
    advance();
    assertSizes(2, 4, 6);
  }

  @Test
  void nodeThatIsKilledInMidTransactionForgetsNothingThatWeDoNotRepeat() throws Exception {
    world.append(3);
    advance();
    String port = Integer.toString(world.devnet.port());
    waitForState();
    world.devnet.kill();
    assertEquals(List.of("node-unreachable"), codes(advance()));
    world.append(1);
    assertEquals(List.of("node-unreachable"), codes(advance())); // it waits before it tries again
    world.devnet = Evm.start("--port", port, "--state", state().toString());
    world.devnet.command("evm_setAutomine", false);
    clock.advance(Duration.ofSeconds(2));
    AnchorStatus again = advance();
    assertEquals(AnchorState.PENDING, state(again));
    assertEquals(1, again.resent());
    world.devnet.mine(1);
    assertEquals(3, advance().newest(AnchorState.MINED).orElseThrow().size());
    world.devnet.mine(1);
    assertSizes(3, 4);
  }

  private Path state() {
    return folder.resolve("state.json");
  }

  /** Anvil writes what is in blocks down now and then. */
  private void waitForState() throws Exception {
    String contract = world.deployment.contract().hex();
    for (int i = 0; i < 300; i++) {
      if (Files.exists(state()) && Files.readString(state()).contains(contract)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("anvil does not keep its state");
  }

  @Test
  void stuckTransactionIsReplacedByOneWithTheNewestHead() throws Exception {
    long nonce = nonce();
    world.append(3);
    advance();
    world.append(4);
    clock.advance(MINUTE);
    AnchorStatus replaced = advance();
    assertEquals(1, replaced.replaced());
    assertEquals(7, replaced.newest().orElseThrow().size());
    world.devnet.mine(1);
    assertEquals(AnchorState.MINED, state(advance()));
    assertSizes(7);
    assertEquals(nonce + 1, nonce());
  }

  @Test
  void looksBeforeItReplacesAnything() throws Exception {
    world.append(3);
    advance();
    world.devnet.mine(1);
    world.append(4);
    clock.advance(MINUTE);
    AnchorStatus seen = advance();
    assertEquals(0, seen.replaced());
    assertEquals(3, seen.newest(AnchorState.MINED).orElseThrow().size());
  }

  @Test
  void neverPaysMoreThanItsLimit() throws Exception {
    world.append(3);
    world.devnet.command("anvil_setNextBlockBaseFeePerGas", "0x" + World.MAX_FEE.toString(16));
    world.devnet.mine(1);
    BigInteger twice = World.MAX_FEE.shiftLeft(1);
    world.devnet.command("anvil_setNextBlockBaseFeePerGas", "0x" + twice.toString(16));
    world.devnet.mine(1);
    assertEquals(List.of("fees-too-high"), codes(advance()));
    world.devnet.command("anvil_setNextBlockBaseFeePerGas", "0x3b9aca00");
    world.devnet.mine(1);
    assertEquals(AnchorState.PENDING, state(advance()));
  }

  @Test
  void nonceThatSomebodyElseUsedIsGivenUp() throws Exception {
    world.append(3);
    advance();
    Fees high = new Fees(World.MAX_FEE, World.MAX_FEE.shiftRight(1));
    send(nonce(), high);
    world.devnet.mine(1);
    AnchorStatus taken = advance();
    assertEquals(List.of("nonce-taken"), codes(taken));
    assertEquals(AnchorState.PENDING, taken.newest().orElseThrow().state());
    world.devnet.mine(1);
    assertEquals(AnchorState.MINED, state(advance()));
    assertSizes(3);
  }

  @Test
  void nonceGapIsClosed() throws Exception {
    send(nonce(), world.devnet.chain().fees());
    world.devnet.mine(1);
    world.append(3);
    advance();
    world.devnet.command("anvil_reorg", 1, List.of()); // drops the other program's transaction
    assertEquals(AnchorState.PENDING, state(advance()));
    world.devnet.mine(1);
    assertSizes();
    clock.advance(MINUTE);
    assertEquals(List.of("nonce-gap"), codes(advance()));
    world.devnet.mine(1);
    advance();
    assertSizes(3);
  }

  @Test
  void accountWithoutFundsIsNamedAndGoesOnWhenItHasSome() throws Exception {
    world.append(3);
    world.devnet.fund(world.account.address(), BigInteger.ZERO);
    assertEquals(List.of("balance-too-low"), codes(advance()));
    world.devnet.fund(world.account.address(), BigInteger.TEN.pow(15));
    assertEquals(List.of("balance-low"), codes(advance()));
    world.devnet.mine(1);
    assertEquals(AnchorState.MINED, state(advance()));
  }

  @Test
  void anotherChainOrContractGetsNothing() throws Exception {
    world.append(3);
    long nonce = nonce();
    AnchorSettings own = world.settings();
    AnchorSettings chain = world.settings(own.ethereum(), 1, own.contract(), World.MAX_FEE);
    assertEquals(List.of("wrong-chain"), codes(other("chain", chain)));
    AnchorSettings nothing =
        world.settings(own.ethereum(), own.chainId(), world.account.address(), World.MAX_FEE);
    assertEquals(List.of("wrong-contract"), codes(other("contract", nothing)));
    assertEquals(nonce, nonce());
  }

  private AnchorStatus other(String name, AnchorSettings settings) throws Exception {
    return EthereumAnchor.open(
            settings, world.devnet.chain(), world.account, folder.resolve(name), clock)
        .advance(world.anchoredLog());
  }

  @Test
  void journalServesOnePlaceOnly() throws Exception {
    world.append(3);
    advance();
    AnchorSettings own = world.settings();
    AnchorSettings other = world.settings(own.ethereum(), 5, own.contract(), World.MAX_FEE);
    IOException refused =
        assertThrows(IOException.class, () -> world.anchor(other, world.devnet.chain(), clock));
    assertTrue(refused.getMessage().contains("move it away"), refused.getMessage());
  }

  @Test
  void logThatWasSetBackIsNotAnchored() throws Exception {
    world.append(3);
    advance();
    world.devnet.mine(1);
    advance();
    try (FileLog other = world.anotherLog()) {
      World.append(other, 2);
      assertEquals(List.of("log-differs"), codes(fresh("a").advance(AnchoredLog.of(other))));
      other.append(new byte[] {1}).get();
      other.append(new byte[] {2}).get();
      assertEquals(List.of("log-differs"), codes(fresh("b").advance(AnchoredLog.of(other))));
    }
    world.devnet.mine(1);
    assertSizes(3);
  }

  @Test
  void lostJournalIsMadeUpForByTheContract() throws Exception {
    world.append(3);
    advance();
    world.devnet.mine(1);
    AnchorStatus status = fresh("lost").advance(world.anchoredLog());
    assertEquals(3, status.newest().orElseThrow().size());
    world.devnet.mine(1);
    assertSizes(3);
  }

  @Test
  void onlyAnchorsWhenDue() throws Exception {
    AnchorSettings own = world.settings();
    AnchorOptions rarely =
        new AnchorOptions(10, Duration.ofHours(1), World.MAX_FEE, Duration.ofMinutes(1));
    AnchorSettings settings =
        new AnchorSettings(
            own.ethereum(),
            own.chainId(),
            own.contract(),
            0,
            own.keystore(),
            Optional.empty(),
            rarely);
    anchor = world.anchor(settings, world.devnet.chain(), clock);
    world.append(1);
    anchorAndMine(1); // the first one at once
    world.append(9);
    anchorAndMine(1); // neither many entries nor much time
    world.append(1);
    anchorAndMine(1, 11);
    world.append(1);
    clock.advance(Duration.ofHours(1));
    anchorAndMine(1, 11, 12);
    clock.advance(Duration.ofHours(1));
    anchorAndMine(1, 11, 12); // the same head
  }

  private void anchorAndMine(long... expected) throws Exception {
    advance();
    world.devnet.mine(1);
    advance();
    assertSizes(expected);
  }

  private EthereumAnchor fresh(String journal) throws Exception {
    return EthereumAnchor.open(
        world.settings(), world.devnet.chain(), world.account, folder.resolve(journal), clock);
  }

  private AnchorStatus advance() {
    return anchor.advance(world.anchoredLog());
  }

  private long nonce() throws Exception {
    return world.devnet.chain().nonce(world.account.address());
  }

  /** A transaction of the same account that anchoring knows nothing of. */
  private void send(long nonce, Fees fees) throws Exception {
    world
        .devnet
        .chain()
        .send(
            world
                .account
                .sign(31337, nonce, 21_000, fees, Optional.of(world.account.address()), "0x")
                .raw());
  }

  private void assertSizes(long... sizes) throws Exception {
    assertArrayEquals(sizes, world.anchored().stream().mapToLong(Anchored::size).toArray());
  }

  private static List<String> codes(AnchorStatus status) {
    return status.warnings().stream().map(AnchorWarning::code).toList();
  }

  private static AnchorState state(AnchorStatus status) {
    assertEquals(List.of(), status.warnings());
    return status.newest().orElseThrow().state();
  }
}
