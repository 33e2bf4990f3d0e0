package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.dense.DenseRuns;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Repeats the coding of one opened block of a sender's whole state: {@link BlockCheck}, and the
 * momentum where there is one.
 */
public final class StateCheck {
  private StateCheck() {}

  /**
   * Checks a block.
   *
   * @param message the message that the sender made of the whole vector
   * @param block block number from 0
   * @param before the block of each of the state's {@link FeedbackState#vectors}, before
   * @param update the block's raw update
   * @param settings what the recipe says
   * @param momentum what it says about momentum; without clipping, which no single block can show
   * @return the block of each of the state's vectors after, or empty if an honest sender would not
   *     have sent what the message says
   * @throws io.kicktrain.codec.frame.MalformedMessageException if the block's segment cannot be
   *     decoded
   * @throws IllegalArgumentException if an array does not have the block's length, there are not as
   *     many vectors as the settings need, or the momentum settings clip
   */
  public static Optional<List<float[]>> check(
      MessageReader message,
      long block,
      List<float[]> before,
      float[] update,
      CodecSettings settings,
      Optional<MomentumSettings> momentum)
      throws IOException {
    if (before.size() != (momentum.isPresent() ? 2 : 1)) {
      throw new IllegalArgumentException("a state of " + before.size() + " vectors");
    }
    if (momentum.isEmpty()) {
      return BlockCheck.check(message, block, before.get(0), update, settings).map(List::of);
    }
    if (momentum.get().clipNorm() != Float.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("one block cannot show the norm of the whole update");
    }
    float[] u = new float[update.length];
    Elementwise.combine(momentum.get().momentum(), before.get(1), 1f, update, u, 0, u.length);
    Optional<float[]> residual = BlockCheck.check(message, block, before.get(0), u, settings);
    if (residual.isPresent() && momentum.get().masking()) {
      mask(u, message, block);
    }
    return residual.map(v -> List.of(v, u));
  }

  private static void mask(float[] u, MessageReader message, long block) throws IOException {
    SparseSegment sent = new SparseSegment();
    message.decode((int) (block / Geometry.BLOCKS_PER_SEGMENT), sent);
    int start = (int) (block % Geometry.BLOCKS_PER_SEGMENT) * Geometry.BLOCK;
    DenseRuns dense = message.header().coding().dense().runsOfBlock(block);
    DenseMask mask = new DenseMask();
    mask.hide(dense, u, 0, u.length);
    int found = Arrays.binarySearch(sent.positions(), 0, sent.count(), start);
    for (int i = found < 0 ? -found - 1 : found;
        i < sent.count() && sent.positions()[i] < start + u.length;
        i++) {
      u[sent.positions()[i] - start] = 0f;
    }
    mask.show(dense, u, 0, u.length);
  }
}
