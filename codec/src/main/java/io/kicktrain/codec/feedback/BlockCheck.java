package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.dense.DenseRuns;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SegmentCoding;
import io.kicktrain.codec.frame.SegmentSymbols;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.select.BlockTopK;
import io.kicktrain.codec.select.CutSelection;
import io.kicktrain.codec.select.LargestMagnitude;
import io.kicktrain.codec.vector.Geometry;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Repeats the coding of one opened block and compares it with the message, bit for bit. */
public final class BlockCheck {
  private BlockCheck() {}

  /**
   * Checks a block.
   *
   * @param message the message that the sender made of the whole vector
   * @param block block number from 0
   * @param before the block's residual before, as long as the block
   * @param update the block's raw update, as long as the block
   * @param settings what the recipe says
   * @return the block's residual after, or empty if an honest sender would not have sent what the
   *     message says
   * @throws io.kicktrain.codec.frame.MalformedMessageException if the block's segment cannot be
   *     decoded
   * @throws IllegalArgumentException if an array does not have the block's length
   */
  public static Optional<float[]> check(
      MessageReader message, long block, float[] before, float[] update, CodecSettings settings)
      throws IOException {
    int length = Geometry.blockLength(message.header().parameters(), block);
    if (before.length != length || update.length != length) {
      throw new IllegalArgumentException(
          "block "
              + block
              + " has "
              + length
              + " coordinates, opened were "
              + before.length
              + " of the residual and "
              + update.length
              + " of the update");
    }
    if (!message.header().matches(settings)) {
      return Optional.empty();
    }
    float[] after = new float[length];
    int largest =
        new DecayedSum(settings)
            .add(block, before, update, after, 0, length, new LargestMagnitude());
    if (largest > Float.floatToRawIntBits(Accumulation.MAX)) {
      return Optional.empty();
    }
    SparseSegment actual = new SparseSegment();
    message.decode((int) (block / Geometry.BLOCKS_PER_SEGMENT), actual);
    SparseSegment expected = code(after, message.header().coding(), block, actual);
    int start = (int) (block % Geometry.BLOCKS_PER_SEGMENT) * Geometry.BLOCK;
    return same(expected, actual, start, length) ? Optional.of(after) : Optional.empty();
  }

  private static SparseSegment code(
      float[] acc, SegmentCoding coding, long block, SparseSegment actual) {
    SegmentSymbols symbols = new SegmentSymbols();
    BlockCoder coder = new BlockCoder(coding.values());
    DenseRuns dense = coding.dense().runsOfBlock(block);
    DenseMask mask = new DenseMask();
    mask.hide(dense, acc, 0, acc.length);
    if (coding instanceof SegmentCoding.PerBlock perBlock) {
      int keep = Math.max(1, perBlock.mostOf(acc.length - dense.count()));
      int count = new BlockTopK().select(acc, 0, acc.length, keep, symbols.positions(), 0);
      coder.code(acc, count, symbols);
    } else if (coding instanceof SegmentCoding.ByCut byCut) {
      long first = block * Geometry.BLOCK;
      int count =
          new CutSelection().select(acc, 0, acc.length, byCut.cut(), first, symbols.positions(), 0);
      // The scales are the segment's, which one block cannot prove; the residual makes up for them.
      int low = actual.groups().count() == 0 ? 0 : actual.groups().low(0);
      int high = actual.groups().count() == 0 ? 0 : actual.groups().high(0);
      coder.code(acc, count, low, high, symbols);
    }
    mask.show(dense, acc, 0, acc.length);
    new DenseCoder(coding.dense().values()).code(acc, dense, symbols);
    return symbols.toSparse(coding.values(), coding.dense().values());
  }

  private static boolean same(SparseSegment block, SparseSegment segment, int start, int length) {
    int from = lowerBound(segment, start);
    int to = lowerBound(segment, start + length);
    if (to - from != block.count()) {
      return false;
    }
    for (int i = 0; i < block.count(); i++) {
      int expected = Float.floatToRawIntBits(block.values()[i]);
      if (segment.positions()[from + i] != start + block.positions()[i]
          || Float.floatToRawIntBits(segment.values()[from + i]) != expected) {
        return false;
      }
    }
    return true;
  }

  private static int lowerBound(SparseSegment segment, int position) {
    int found = Arrays.binarySearch(segment.positions(), 0, segment.count(), position);
    return found < 0 ? -found - 1 : found;
  }
}
