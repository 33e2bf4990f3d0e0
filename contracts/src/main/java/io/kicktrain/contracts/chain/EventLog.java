package io.kicktrain.contracts.chain;

import java.util.List;

/**
 * An event of a contract.
 *
 * @param blockNumber height of its block
 * @param blockHash hash of its block
 * @param transaction hash of its transaction
 * @param topics the hash that names the event, then its indexed values, as hex digits with 0x
 * @param data the event's other values, as hex digits with 0x
 */
public record EventLog(
    long blockNumber, String blockHash, String transaction, List<String> topics, String data) {

  /** Copies the list. */
  public EventLog {
    topics = List.copyOf(topics);
  }
}
