package io.kicktrain.contracts.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.kicktrain.contracts.rpc.JsonRpc;
import io.kicktrain.contracts.rpc.RpcException;
import io.kicktrain.contracts.rpc.RpcRefusedException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One Ethereum chain, or a layer above it, as one node sees it. Every method asks the node; {@link
 * RpcException} means that nothing is known, {@link RpcRefusedException} that the node refused.
 */
public final class Chain {
  /** What a node calls its newest block, and the newest one that stays. */
  public static final String LATEST = "latest";

  /** The newest block that no re-organisation can drop. */
  public static final String FINALIZED = "finalized";

  private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000);

  /** The most events that one answer may hold. */
  private static final int MAX_EVENTS = 100_000;

  private final JsonRpc rpc;

  /** The chain that this node serves. */
  public Chain(JsonRpc rpc) {
    this.rpc = rpc;
  }

  /** The node's host, which may be shown. */
  public String host() {
    return rpc.address().host();
  }

  /** The chain's number (EIP-155). */
  public long id() throws IOException {
    return Answers.number(rpc.call("eth_chainId"));
  }

  /**
   * Asks again whether this is the chain that is meant: a node behind the same address can become
   * one of another chain.
   *
   * @param expected the chain's number
   * @throws WrongChainException if it is another one
   */
  public void requireId(long expected) throws IOException {
    long id = id();
    if (id != expected) {
      throw new WrongChainException(
          "the node at %s is of chain %d, the settings name chain %d: nothing is sent"
              .formatted(host(), id, expected));
    }
  }

  /** The block of that name, or empty when the node has none or does not know the name. */
  public Optional<Block> block(String tag) throws IOException {
    return block((Object) tag);
  }

  /** The block at that height, or empty. */
  public Optional<Block> block(long number) throws IOException {
    return block((Object) hex(number));
  }

  private Optional<Block> block(Object which) throws IOException {
    JsonNode block;
    try {
      block = rpc.call("eth_getBlockByNumber", which, false);
    } catch (RpcRefusedException e) {
      return Optional.empty();
    }
    if (block.isNull()) {
      return Optional.empty();
    }
    JsonNode baseFee = block.path("baseFeePerGas");
    return Optional.of(
        new Block(
            Answers.number(block.path("number")),
            Answers.hash(block.path("hash")),
            Answers.number(block.path("timestamp")),
            baseFee.isMissingNode() ? BigInteger.ZERO : Answers.quantity(baseFee)));
  }

  /** The newest block. */
  public Block latest() throws IOException {
    return block(LATEST)
        .orElseThrow(() -> new RpcException("the node at " + host() + " has no latest block"));
  }

  /** The code at an address as hex digits with 0x; 0x alone when there is none. */
  public String code(Address at) throws IOException {
    return Answers.data(rpc.call("eth_getCode", at.hex(), LATEST));
  }

  /** Wei that an account has. */
  public BigInteger balance(Address of) throws IOException {
    return Answers.quantity(rpc.call("eth_getBalance", of.hex(), LATEST));
  }

  /** The number of an account's transactions in blocks: the nonce of its next one. */
  public long nonce(Address of) throws IOException {
    return Answers.number(rpc.call("eth_getTransactionCount", of.hex(), LATEST));
  }

  /** Calls a contract without a transaction; the answer as hex digits with 0x. */
  public String call(Address contract, String data) throws IOException {
    return Answers.data(rpc.call("eth_call", Map.of("to", contract.hex(), "input", data), LATEST));
  }

  /**
   * Gas that a transaction would take now.
   *
   * @param to the contract, or empty for one that creates a contract
   * @throws RpcRefusedException also when it would be reverted
   */
  public long estimateGas(Address from, Optional<Address> to, String data) throws IOException {
    Map<String, String> transaction =
        to.isPresent()
            ? Map.of("from", from.hex(), "to", to.get().hex(), "input", data)
            : Map.of("from", from.hex(), "input", data);
    return Answers.number(rpc.call("eth_estimateGas", transaction));
  }

  /** Fees that the market asks for now. */
  public Fees fees() throws IOException {
    return Fees.quote(latest().baseFee(), tip());
  }

  private BigInteger tip() throws IOException {
    try {
      return Answers.quantity(rpc.call("eth_maxPriorityFeePerGas"));
    } catch (RpcRefusedException e) {
      return GWEI; // not every node knows the method
    }
  }

  /**
   * Sends a signed transaction; one that the node has already is no error.
   *
   * @throws RpcRefusedException if the node does not take it, with the reason
   */
  public void send(String signed) throws IOException {
    try {
      rpc.call("eth_sendRawTransaction", signed);
    } catch (RpcRefusedException e) {
      if (!Refusals.alreadyKnown(e)) {
        throw e;
      }
    }
  }

  /** Whether the node has a transaction, in a block or waiting. */
  public boolean knows(String transaction) throws IOException {
    return !rpc.call("eth_getTransactionByHash", transaction).isNull();
  }

  /** What became of a transaction; empty while it is in no block. */
  public Optional<Receipt> receipt(String transaction) throws IOException {
    JsonNode receipt = rpc.call("eth_getTransactionReceipt", transaction);
    if (receipt.isNull() || receipt.path("blockHash").isNull()) {
      return Optional.empty();
    }
    JsonNode created = receipt.path("contractAddress");
    return Optional.of(
        new Receipt(
            Answers.number(receipt.path("status")) == 1,
            Answers.number(receipt.path("blockNumber")),
            Answers.hash(receipt.path("blockHash")),
            Answers.number(receipt.path("gasUsed")),
            created.isTextual() ? Optional.of(Address.parse(created.asText())) : Optional.empty()));
  }

  /**
   * Events of one kind, oldest first.
   *
   * @param contract whose
   * @param topic the event's signature hash
   * @param from first block
   * @param to last block
   * @throws RpcRefusedException also when the range is more than the node wants to answer
   */
  public List<EventLog> events(Address contract, String topic, long from, long to)
      throws IOException {
    JsonNode found =
        rpc.call(
            "eth_getLogs",
            Map.of(
                "address", contract.hex(),
                "topics", List.of(topic),
                "fromBlock", hex(from),
                "toBlock", hex(to)));
    if (!found.isArray() || found.size() > MAX_EVENTS) {
      throw new RpcException(
          "the node at " + host() + " answers eth_getLogs with no list of events");
    }
    List<EventLog> events = new ArrayList<>();
    for (JsonNode log : found) {
      events.add(
          new EventLog(
              Answers.number(log.path("blockNumber")),
              Answers.hash(log.path("blockHash")),
              Answers.hash(log.path("transactionHash")),
              topics(log.path("topics")),
              Answers.data(log.path("data"))));
    }
    return events;
  }

  private static List<String> topics(JsonNode node) throws RpcException {
    List<String> topics = new ArrayList<>();
    for (JsonNode topic : node) {
      topics.add(Answers.hash(topic));
    }
    return topics;
  }

  private static String hex(long number) {
    return "0x" + Long.toHexString(number);
  }
}
