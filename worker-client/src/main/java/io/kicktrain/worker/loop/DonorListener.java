package io.kicktrain.worker.loop;

import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.Lease;
import java.time.Duration;

/**
 * Hears what a donor does, on the donor's thread. Every method does nothing unless it is
 * overridden.
 */
public interface DonorListener {

  /** Something takes a while before work begins, such as fetching data. */
  default void onPreparing(String what) {}

  /** Work begins. */
  default void onLease(Lease lease) {}

  /**
   * A step is done.
   *
   * @param done steps of this lease so far
   * @param of steps the lease asks for
   * @param loss of the step's batch, nats per token
   * @param took compute time, without the pause of the duty cycle
   */
  default void onStep(int done, int of, double loss, Duration took) {}

  /**
   * A contribution is stored and logged by the hub, and opened where the hub asked for it.
   *
   * @param index of the statement in the log
   * @param bytes of the message
   * @param samples it covers
   */
  default void onContribution(long index, long bytes, long samples) {}

  /** A contribution was summed in its round. */
  default void onSummed(int round) {}

  /** An update was not summed and went back into the residual; {@code reason} is for people. */
  default void onFoldedBack(String reason) {}

  /** A validation loss was reported, nats per token. */
  default void onEvaluation(int round, double loss) {}

  /**
   * The replica has the weights of a newer round now; {@code view} is the campaign at that moment.
   */
  default void onRound(CampaignView view) {}

  /** There is no work at the moment. */
  default void onWaiting(String reason) {}

  /** The campaign has reached its goal; the replica holds its last weights. */
  default void onFinished(CampaignView view) {}
}
