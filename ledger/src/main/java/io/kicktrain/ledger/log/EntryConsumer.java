package io.kicktrain.ledger.log;

import java.io.IOException;

/** Takes the entries of a log one by one, in order. */
@FunctionalInterface
public interface EntryConsumer {
  /** Takes entry number {@code index}; an exception ends the walk. */
  void accept(long index, byte[] entry) throws IOException;
}
