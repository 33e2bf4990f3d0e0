package io.kicktrain.contracts.history;

import io.kicktrain.contracts.chain.Chain;
import io.kicktrain.contracts.contract.Anchored;
import io.kicktrain.contracts.contract.Latest;
import io.kicktrain.contracts.contract.TreeHeadAnchor;
import io.kicktrain.contracts.rpc.AnswerTooLongException;
import io.kicktrain.contracts.rpc.RpcRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that was anchored in a contract.
 *
 * @param anchors oldest first
 * @param latest what the contract stores
 * @param newestBlock the newest block when it was read
 */
public record AnchorHistory(List<Anchored> anchors, Latest latest, long newestBlock) {

  /** Copies the list. */
  public AnchorHistory {
    anchors = List.copyOf(anchors);
  }

  /** Told of the blocks that were read. */
  @FunctionalInterface
  public interface Listener {
    /** All blocks before {@code block} of {@code blocks} were read. */
    void read(long block, long blocks);
  }

  /**
   * Reads the contract's events, as many blocks at a time as the node allows: first all, then ever
   * fewer until it answers.
   *
   * @param fromBlock the first block to look at; 0 is always right and may be slow
   * @throws IOException if the node cannot be reached, or answers not even for one block
   */
  public static AnchorHistory read(
      Chain chain, TreeHeadAnchor contract, long fromBlock, Listener listener) throws IOException {
    long newest = chain.latest().number();
    Latest latest = contract.latest();
    List<Anchored> anchors = new ArrayList<>();
    long refused = Long.MAX_VALUE;
    long page = Math.max(1, newest - fromBlock + 1);
    for (long at = fromBlock; at <= newest; ) {
      long to = Math.min(newest, at + page - 1);
      try {
        anchors.addAll(contract.anchored(at, to));
        at = to + 1;
        page = page < refused / 2 ? 2 * page : page;
        listener.read(at, newest + 1);
      } catch (RpcRefusedException | AnswerTooLongException e) {
        if (page == 1) {
          throw e;
        }
        refused = page;
        page = (page + 1) / 2;
      }
    }
    return new AnchorHistory(upTo(anchors, latest), latest, newest);
  }

  /** The contract was asked first: what was anchored since then is of no concern. */
  private static List<Anchored> upTo(List<Anchored> anchors, Latest latest) {
    return anchors.stream().filter(anchor -> anchor.size() <= latest.size()).toList();
  }
}
