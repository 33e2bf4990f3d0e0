package io.kicktrain.contracts.contract;

import io.kicktrain.contracts.abi.Call;
import io.kicktrain.contracts.chain.Address;
import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.chain.EventLog;
import io.kicktrain.contracts.rpc.RpcException;
import io.kicktrain.contracts.rpc.RpcRefusedException;
import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.note.TreeHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A contract {@code TreeHeadAnchor} at an address of a chain. */
public final class TreeHeadAnchor {
  /** Largest size that the contract can store. */
  public static final long MAX_SIZE = (1L << 48) - 1;

  private final Chain chain;
  private final Address address;

  private TreeHeadAnchor(Chain chain, Address address) {
    this.chain = chain;
    this.address = address;
  }

  /**
   * Looks at a contract before anything is sent to it.
   *
   * @throws ContractException if there is no code, or the code is not this contract's
   * @throws IOException if the node does not say
   */
  public static TreeHeadAnchor at(Chain chain, Address address)
      throws IOException, ContractException {
    String code = chain.code(address);
    if (code.equals("0x")) {
      throw new ContractException(
          "there is no contract at "
              + address
              + " on chain "
              + chain.id()
              + ": check address and network, or deploy one (kicktrain anchor deploy)");
    }
    if (!TreeHeadAnchorAbi.CODE.is(code)) {
      throw new ContractException(
          "the contract at " + address + " is another one: its code is not that of TreeHeadAnchor");
    }
    return new TreeHeadAnchor(chain, address);
  }

  /** Where it is. */
  public Address address() {
    return address;
  }

  /** The code of a transaction that creates a contract for the log of this origin. */
  public static String creation(String origin) {
    return TreeHeadAnchorAbi.creation(logId(origin));
  }

  /** The data of a transaction that anchors a tree head. */
  public static String anchoring(TreeHead head) {
    return TreeHeadAnchorAbi.anchor(head.size(), head.root());
  }

  /** How a contract names its log. */
  private static byte[] logId(String origin) {
    return Sha256.of(origin.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Refuses a contract that was made for another log.
   *
   * @param origin the log's name
   */
  public void requireLog(String origin) throws IOException, ContractException {
    if (!Arrays.equals(read(TreeHeadAnchorAbi.log()), logId(origin))) {
      throw new ContractException(
          "the contract at " + address + " was made for another log than " + origin);
    }
  }

  /**
   * Refuses a contract that somebody else owns.
   *
   * @param account who wants to anchor
   */
  public void requireOwner(Address account) throws IOException, ContractException {
    Address owner = owner();
    if (!owner.equals(account)) {
      throw new ContractException(
          "the contract at " + address + " is owned by " + owner + ", not by " + account);
    }
  }

  /** Who may anchor. */
  public Address owner() throws IOException {
    return Address.parse(read(TreeHeadAnchorAbi.owner()));
  }

  /** The newest anchor. */
  public Latest latest() throws IOException {
    return new Latest(
        read(TreeHeadAnchorAbi.size()),
        read(TreeHeadAnchorAbi.root()),
        read(TreeHeadAnchorAbi.time()));
  }

  private <T> T read(Call<T> call) throws IOException {
    String answer = chain.call(address, call.data());
    try {
      return call.decode(answer);
    } catch (IllegalArgumentException e) {
      throw malformed("a call", e);
    }
  }

  /**
   * Anchors in a range of blocks, oldest first.
   *
   * @throws RpcRefusedException also when the range is more than the node wants to answer
   */
  public List<Anchored> anchored(long fromBlock, long toBlock) throws IOException {
    List<Anchored> anchors = new ArrayList<>();
    for (EventLog event :
        chain.events(address, TreeHeadAnchorAbi.Anchored.TOPIC, fromBlock, toBlock)) {
      anchors.add(decode(event));
    }
    return anchors;
  }

  private Anchored decode(EventLog log) throws RpcException {
    try {
      TreeHeadAnchorAbi.Anchored event =
          TreeHeadAnchorAbi.Anchored.decode(log.topics(), log.data());
      return new Anchored(
          event.size(),
          event.previous(),
          event.time(),
          event.root(),
          log.blockNumber(),
          log.transaction());
    } catch (IllegalArgumentException e) {
      throw malformed("an event", e);
    }
  }

  /** Whether a call was reverted because a head of that size or more is anchored already. */
  public static boolean notLarger(RpcRefusedException refused) {
    return refused.data().startsWith(TreeHeadAnchorAbi.NotLarger.SELECTOR);
  }

  /** Why the contract itself refused a call; empty when it was somebody else. */
  public static Optional<String> refusal(RpcRefusedException refused) {
    try {
      return TreeHeadAnchorAbi.refusal(refused.data()).map(Object::toString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private RpcException malformed(String what, IllegalArgumentException cause) {
    return new RpcException(
        "the node at %s gives something malformed for %s of %s: %s"
            .formatted(chain.host(), what, address, cause.getMessage()));
  }
}
