package io.kicktrain.worker.loop;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.feedback.ErrorFeedback;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.verification.BlockCommitment;
import io.kicktrain.training.wire.Openings;
import io.kicktrain.training.wire.Openings.Opening;
import java.util.List;

/**
 * One update on its way through error feedback: what goes to the hub, what stays here, and the
 * commitments with which the hub checks that one follows from the other. The same residual, update
 * and settings give the same bytes, so after a restart it is made again instead of being kept.
 */
final class Contribution {

  private final CodecSettings settings;
  private final ParameterVector before;
  private final ParameterVector update;
  private final ParameterVector after;
  private final byte[] message;
  private final BlockCommitment beforeRoot;
  private final BlockCommitment updateRoot;
  private final BlockCommitment afterRoot;

  /**
   * Codes an update.
   *
   * @param settings the recipe's settings for contributions
   * @param residual not changed
   * @param update not changed
   */
  Contribution(CodecSettings settings, ParameterVector residual, ParameterVector update) {
    this.settings = settings;
    this.before = residual;
    this.update = update;
    this.after = residual.copy();
    this.message = new ErrorFeedback(settings, after).encode(update);
    this.beforeRoot = BlockCommitment.of(before);
    this.updateRoot = BlockCommitment.of(update);
    this.afterRoot = BlockCommitment.of(after);
  }

  /** The coded update. */
  byte[] message() {
    return message;
  }

  /** The raw update. */
  ParameterVector update() {
    return update;
  }

  /** The residual when the message counts. */
  ParameterVector after() {
    return after;
  }

  /** The residual when the message does not count: the whole update goes back in. */
  ParameterVector foldedBack() {
    ParameterVector residual = before.copy();
    new ErrorFeedback(settings, residual).foldBack(update);
    return residual;
  }

  String beforeRoot() {
    return beforeRoot.root();
  }

  String updateRoot() {
    return updateRoot.root();
  }

  String afterRoot() {
    return afterRoot.root();
  }

  /** Opens the blocks of a challenge, in its order. */
  Openings open(List<Long> blocks) {
    return new Openings(blocks.stream().map(this::open).toList());
  }

  private Opening open(long block) {
    return new Opening(
        block,
        bytes(before, block),
        bytes(update, block),
        beforeRoot.proof(block),
        updateRoot.proof(block),
        afterRoot.proof(block));
  }

  private static byte[] bytes(ParameterVector vector, long block) {
    float[] values = new float[Geometry.blockLength(vector.length(), block)];
    vector.copyBlock(block, values);
    return BlockCommitment.toBytes(values);
  }
}
