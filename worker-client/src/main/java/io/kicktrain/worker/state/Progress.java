package io.kicktrain.worker.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code state.json}: everything small, and the names of the files that hold the rest.
 *
 * @param version of this format, 1
 * @param key the donor's key
 * @param recipe SHA-256 of the recipe
 * @param generation counts the changes; part of the names of files
 * @param residual file of the residual; null while it is all zeros
 * @param pending the contribution under way; null for none
 * @param replica the weights on disk; null for none
 * @param folded updates folded back since the last one that was summed
 * @param summed contributions that were summed in a round
 * @param foldedBack updates folded back over all time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Progress(
    int version,
    String key,
    String recipe,
    long generation,
    @Nullable String residual,
    @Nullable Pending pending,
    @Nullable Replica replica,
    int folded,
    long summed,
    long foldedBack) {

  static final int VERSION = 1;

  static Progress first(String key, String recipe) {
    return new Progress(VERSION, key, recipe, 0, null, null, null, 0, 0, 0);
  }

  /**
   * A contribution that was made and whose round is not known to be closed.
   *
   * @param update file of the raw update
   * @param round the round it is for
   * @param lease the lease it answers
   * @param statement the signed entry
   * @param index of the statement in the log; null while that is not known
   */
  @SuppressWarnings("ArrayRecordComponent") // a record of a file: JSON writes byte[] as base64
  record Pending(String update, int round, String lease, byte[] statement, @Nullable Long index) {}

  /**
   * Weights on disk.
   *
   * @param round the round that opened with them
   * @param root their Merkle root, by which a damaged file is known
   */
  record Replica(int round, String root) {}

  Progress withPending(String file, int round, String lease, byte[] statement) {
    Pending made = new Pending(file, round, lease, statement, null);
    return new Progress(
        version, key, recipe, generation + 1, residual, made, replica, folded, summed, foldedBack);
  }

  Progress answered(Pending made, long index) {
    Pending logged =
        new Pending(made.update(), made.round(), made.lease(), made.statement(), index);
    return new Progress(
        version,
        key,
        recipe,
        generation + 1,
        residual,
        logged,
        replica,
        folded,
        summed,
        foldedBack);
  }

  Progress summed(String file) {
    return new Progress(
        version, key, recipe, generation + 1, file, null, replica, 0, summed + 1, foldedBack);
  }

  Progress foldedBack(String file) {
    return new Progress(
        version,
        key,
        recipe,
        generation + 1,
        file,
        null,
        replica,
        folded + 1,
        summed,
        foldedBack + 1);
  }

  Progress withReplica(int round, String root) {
    return new Progress(
        version,
        key,
        recipe,
        generation + 1,
        residual,
        pending,
        new Replica(round, root),
        folded,
        summed,
        foldedBack);
  }
}
