package io.kicktrain.training.contribution;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.feedback.Feedback;
import io.kicktrain.codec.feedback.FeedbackState;
import io.kicktrain.codec.feedback.MomentumSettings;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.training.coding.ContributionCoding;
import io.kicktrain.training.entry.Statement;
import io.kicktrain.training.verification.BlockCommitment;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.training.wire.Openings;
import io.kicktrain.training.wire.Openings.Opening;
import java.util.List;
import java.util.Optional;

/**
 * One update on its way through error feedback: what goes to the hub, what stays with the donor,
 * and the commitments with which the hub checks that one follows from the other. The same state,
 * update, recipe and round give the same bytes, so after a restart it is made again instead of
 * being kept.
 */
public final class Contribution {

  private final CodecSettings coding;
  private final Optional<MomentumSettings> momentum;
  private final FeedbackState before;
  private final ParameterVector update;
  private final FeedbackState after;
  private final byte[] message;
  private final BlockCommitment beforeRoot;
  private final BlockCommitment updateRoot;
  private final BlockCommitment afterRoot;

  /**
   * Codes an update.
   *
   * @param campaign how the campaign's contributions are coded
   * @param round the round it is for
   * @param before the donor's state; not changed
   * @param update the raw update; not changed
   * @throws IllegalArgumentException if the update does not fit the state or is not finite
   */
  public Contribution(
      ContributionCoding campaign, int round, FeedbackState before, ParameterVector update) {
    this.coding = campaign.at(round);
    this.momentum = campaign.momentum();
    this.before = before;
    this.update = update;
    this.after = before.copy();
    this.message = Feedback.of(coding, momentum, after).encode(update);
    this.beforeRoot = BlockCommitment.of(before.vectors());
    this.updateRoot = BlockCommitment.of(List.of(update));
    this.afterRoot = BlockCommitment.of(after.vectors());
  }

  /** The coded update. */
  public byte[] message() {
    return message;
  }

  /** The donor's state when the message counts. */
  public FeedbackState after() {
    return after;
  }

  /** The donor's state when the message does not count: the whole update goes back in. */
  public FeedbackState foldedBack() {
    FeedbackState state = before.copy();
    Feedback.of(coding, momentum, state).foldBack(update);
    return state;
  }

  /**
   * What the donor signs.
   *
   * @param lease the lease it answers
   * @param steps steps done, at least 1 and at most the lease's
   * @param lossMicros mean training loss, micro-nats per token
   * @param folded updates folded back since the donor's last summed contribution
   */
  public Statement statement(Lease lease, int steps, long lossMicros, int folded) {
    return new Statement(
        lease.campaign(),
        lease.round(),
        lease.id(),
        Sha256.hex(message),
        message.length,
        steps,
        (long) steps * lease.batch(),
        lossMicros,
        beforeRoot.root(),
        updateRoot.root(),
        afterRoot.root(),
        folded);
  }

  /** Opens the blocks of a challenge, in its order. */
  public Openings open(List<Long> blocks) {
    return new Openings(blocks.stream().map(this::open).toList());
  }

  private Opening open(long block) {
    return new Opening(
        block,
        BlockCommitment.block(before.vectors(), block),
        BlockCommitment.block(List.of(update), block),
        beforeRoot.proof(block),
        updateRoot.proof(block),
        afterRoot.proof(block));
  }
}
