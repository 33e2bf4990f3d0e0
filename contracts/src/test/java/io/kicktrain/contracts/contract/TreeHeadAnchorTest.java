package io.kicktrain.contracts.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.contracts.chain.Address;
import io.kicktrain.contracts.chain.Receipt;
import io.kicktrain.contracts.devnet.Devnet;
import io.kicktrain.contracts.evm.World;
import io.kicktrain.contracts.rpc.RpcRefusedException;
import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.note.TreeHead;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real EVM. */
class TreeHeadAnchorTest {
  private static final int CALLS = Integer.getInteger("kicktrain.fuzz.calls", 250);

  @TempDir static Path folder;
  private static World world;
  private static Devnet devnet;

  @BeforeAll
  static void start() throws Exception {
    world = new World(folder);
    devnet = world.devnet;
  }

  @AfterAll
  static void stop() {
    if (world != null) {
      world.close();
    }
  }

  @Test
  void gasStaysWithinItsLimits() throws Exception {
    Address contract = deploy(accounts().get(0), "gas");
    assertTrue(gas(contract, head(1, 1)) <= 68_000);
    assertTrue(gas(contract, head(0x7fffffffL, 2)) <= 34_000);
    long worst = gas(contract, head(TreeHeadAnchor.MAX_SIZE, 3));
    assertTrue(worst <= 34_000, "it takes " + worst);
  }

  @Test
  void tellsWhatItStores() throws Exception {
    Address owner = accounts().get(0);
    Address contract = deploy(owner, "reads");
    TreeHeadAnchor anchor = TreeHeadAnchor.at(devnet.chain(), contract);
    assertEquals(0, anchor.latest().size());
    assertEquals(owner, anchor.owner());
    anchor.requireLog("reads");
    anchor.requireOwner(owner);
    TreeHead head = head(7, 9);
    Receipt receipt = send(owner, contract, TreeHeadAnchor.anchoring(head)).orElseThrow();
    assertEquals(7, anchor.latest().size());
    assertArrayEquals(head.root(), anchor.latest().root());
    List<Anchored> events = anchor.anchored(0, receipt.blockNumber());
    assertEquals(1, events.size());
    assertEquals(0, events.get(0).previous());
    assertEquals(anchor.latest().time(), events.get(0).time());
    assertArrayEquals(head.root(), events.get(0).root());
  }

  @Test
  void contractsThatAreNotOursAreNamed() throws Exception {
    Address owner = accounts().get(0);
    Address contract = deploy(owner, "mine");
    TreeHeadAnchor anchor = TreeHeadAnchor.at(devnet.chain(), contract);
    assertEquals(
        "the contract at " + contract + " was made for another log than yours",
        refused(() -> anchor.requireLog("yours")));
    assertTrue(
        refused(() -> anchor.requireOwner(accounts().get(1))).contains("is owned by " + owner));
    Address nothing = new Address("0x" + "11".repeat(20));
    assertTrue(
        refused(() -> TreeHeadAnchor.at(devnet.chain(), nothing))
            .startsWith("there is no contract"));
    devnet.command("anvil_setCode", nothing.hex(), "0x6001600155");
    assertTrue(
        refused(() -> TreeHeadAnchor.at(devnet.chain(), nothing)).contains("is another one"));
  }

  @Test
  void refusalsOfTheContractAreNamed() throws Exception {
    Address owner = accounts().get(0);
    Address stranger = accounts().get(1);
    Address contract = deploy(owner, "refusals");
    String anchoring = TreeHeadAnchor.anchoring(head(7, 9));
    send(owner, contract, anchoring).orElseThrow();
    assertEquals(
        Optional.of("NotOwner[caller=" + stranger.hex() + "]"),
        TreeHeadAnchor.refusal(reverted(stranger, contract, anchoring)));
    RpcRefusedException again = reverted(owner, contract, anchoring);
    assertTrue(TreeHeadAnchor.notLarger(again));
    assertEquals(Optional.of("NotLarger[anchored=7, given=7]"), TreeHeadAnchor.refusal(again));
    RpcRefusedException elsewhere = reverted(owner, contract, "0x12345678");
    assertEquals(Optional.empty(), TreeHeadAnchor.refusal(elsewhere));
    assertFalse(TreeHeadAnchor.notLarger(elsewhere));
  }

  private static RpcRefusedException reverted(Address from, Address to, String data) {
    return assertThrows(
        RpcRefusedException.class, () -> devnet.chain().estimateGas(from, Optional.of(to), data));
  }

  /**
   * Random calls of everything by everybody against a model of a few lines: size never falls, only
   * the owner writes, ownership takes two steps, and a refused call changes nothing.
   */
  @Test
  void invariantsHoldForRandomCalls() throws Exception {
    long seed = Long.getLong("kicktrain.fuzz.seed", 42);
    Random random = new Random(seed);
    Model model = new Model(accounts().get(0));
    Address contract = deploy(model.owner, "fuzz");
    TreeHeadAnchor anchor = TreeHeadAnchor.at(devnet.chain(), contract);
    for (int i = 0; i < CALLS; i++) {
      Address caller = accounts().get(random.nextInt(4));
      Call call = Call.random(random, model, caller);
      boolean done = send(caller, contract, call.data()).isPresent();
      assertEquals(call.allowed(), done, "seed " + seed + ", call " + i + ": " + call);
      if (done) {
        call.apply().run();
      }
      assertEquals(model.owner, anchor.owner(), "owner after call " + i);
      assertEquals(model.size, anchor.latest().size(), "size after call " + i);
      assertArrayEquals(model.root, anchor.latest().root(), "root after call " + i);
    }
    assertTrue(model.anchors > CALLS / 50, "too few anchors to mean anything: " + model.anchors);
    assertEquals(
        model.anchors, anchor.anchored(0, devnet.chain().latest().number()).size(), "events");
  }

  private static final class Model {
    Address owner;
    Optional<Address> pending = Optional.empty();
    long size;
    byte[] root = new byte[MerkleHash.BYTES];
    int anchors;

    Model(Address owner) {
      this.owner = owner;
    }
  }

  private record Call(String data, boolean allowed, Runnable apply) {
    static Call random(Random random, Model model, Address caller) throws Exception {
      boolean owns = caller.equals(model.owner);
      switch (random.nextInt(4)) {
        case 0:
          Address next = accounts().get(random.nextInt(4));
          return new Call(
              TreeHeadAnchorAbi.offerOwnership(next.hex()),
              owns,
              () -> model.pending = Optional.of(next));
        case 1:
          return new Call(
              TreeHeadAnchorAbi.acceptOwnership(),
              model.pending.equals(Optional.of(caller)),
              () -> {
                model.owner = caller;
                model.pending = Optional.empty();
              });
        default:
          TreeHead head = head(Math.max(1, model.size + random.nextInt(20) - 5), random.nextInt());
          return new Call(
              TreeHeadAnchor.anchoring(head),
              owns && head.size() > model.size,
              () -> {
                model.size = head.size();
                model.root = head.root();
                model.anchors++;
              });
      }
    }
  }

  private static TreeHead head(long size, int seed) {
    byte[] root = new byte[MerkleHash.BYTES];
    new Random(seed).nextBytes(root);
    return new TreeHead("any", size, root);
  }

  private static long gas(Address contract, TreeHead head) throws Exception {
    return send(accounts().get(0), contract, TreeHeadAnchor.anchoring(head))
        .orElseThrow()
        .gasUsed();
  }

  private static Address deploy(Address owner, String origin) throws Exception {
    String hash =
        devnet
            .command(
                "eth_sendTransaction",
                Map.of("from", owner.hex(), "data", TreeHeadAnchor.creation(origin)))
            .asText();
    return receipt(hash).created().orElseThrow();
  }

  /** Sends with a gas limit, so that also what is refused comes into a block; empty if reverted. */
  private static Optional<Receipt> send(Address from, Address to, String data) throws Exception {
    String hash =
        devnet
            .command(
                "eth_sendTransaction",
                Map.of("from", from.hex(), "to", to.hex(), "data", data, "gas", "0x30000"))
            .asText();
    return Optional.of(receipt(hash)).filter(Receipt::success);
  }

  private static Receipt receipt(String hash) throws Exception {
    Optional<Receipt> receipt = devnet.chain().receipt(hash);
    while (receipt.isEmpty()) {
      receipt = devnet.chain().receipt(hash);
    }
    return receipt.get();
  }

  private static List<Address> accounts() throws Exception {
    List<Address> accounts = new ArrayList<>();
    devnet.command("eth_accounts").forEach(a -> accounts.add(Address.parse(a.asText())));
    return accounts;
  }

  private static String refused(org.junit.jupiter.api.function.Executable call) {
    return assertThrows(ContractException.class, call).getMessage();
  }
}
