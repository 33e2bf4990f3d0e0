package io.kicktrain.codec.index;

import io.kicktrain.codec.bits.Golomb;
import java.util.Arrays;
import java.util.List;

/**
 * How the Golomb parameter follows the gaps: for each group of gaps it is computed from a mean that
 * the gaps before have moved, so nothing but the model's number is in the message.
 *
 * <p>Where positions are random {@link #STEADY} is best. In real gradients density changes from
 * tensor to tensor and from row to row, and {@link #RUNS} follows it. A segment's writer takes the
 * one that gives fewer bits.
 */
enum GapModel {
  /** One parameter for the segment, from its count. */
  STEADY(0, 18, 0, Golomb.TAIL),
  /** Follows at once: long gaps between runs of short ones. */
  RUNS(1, 1, 1, 2);

  /** Bits of a model's number. */
  static final int BITS = 1;

  /** All models by number. */
  static final List<GapModel> ALL = List.copyOf(Arrays.asList(values()));

  private final int wireId;
  private final int groupBits;
  private final int shift;
  private final int tail;

  GapModel(int wireId, int groupBits, int shift, int tail) {
    this.wireId = wireId;
    this.groupBits = groupBits;
    this.shift = shift;
    this.tail = tail;
  }

  /** The model's number, which is its index in {@link #ALL}. */
  int wireId() {
    return wireId;
  }

  /** Gaps that share a parameter. */
  int group() {
    return 1 << groupBits;
  }

  /** The tail of the codewords. */
  int tail() {
    return tail;
  }

  /** 256 times the mean gap of {@code count} positions, at least 1, in {@code length}. */
  static long firstMean(int length, int count) {
    return (length - count) * 256L / count;
  }

  /** The mean after a full group whose gaps sum to {@code sum}. */
  long next(long mean, int sum) {
    return mean + (((((long) sum << 8) >> groupBits) - mean) >> shift);
  }
}
