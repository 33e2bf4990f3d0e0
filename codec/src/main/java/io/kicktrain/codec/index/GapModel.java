package io.kicktrain.codec.index;

import io.kicktrain.codec.bits.Golomb;
import java.util.Arrays;
import java.util.List;

/**
 * How the Golomb parameter follows the gaps: for each group of gaps it is computed from a mean that
 * the gaps before have moved, so nothing but the model's number is in the message.
 *
 * <p>{@link #STEADY} is best where positions are random. The others follow tensors, rows and runs
 * whose density differs, at different speeds. A segment's writer takes the one that gives the
 * fewest bits.
 */
enum GapModel {
  /** One parameter for the segment, from its count. */
  STEADY(0, 1 << 18, 0, Golomb.TAIL),
  /** Follows slowly. */
  SLOW(1, 16, 2, Golomb.TAIL),
  /** Follows quickly and expects some long gaps. */
  FAST(2, 4, 1, 2),
  /** Follows at once: long gaps between runs of short ones. */
  RUNS(3, 2, 1, 2);

  /** Bits of a model's number. */
  static final int BITS = 2;

  /** All models by number. */
  static final List<GapModel> ALL = List.copyOf(Arrays.asList(values()));

  private final int wireId;
  private final int group;
  private final int shift;
  private final int tail;

  GapModel(int wireId, int group, int shift, int tail) {
    this.wireId = wireId;
    this.group = group;
    this.shift = shift;
    this.tail = tail;
  }

  /** The model's number, which is its index in {@link #ALL}. */
  int wireId() {
    return wireId;
  }

  /** Gaps that share a parameter. */
  int group() {
    return group;
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
    return mean + (((sum * 256L / group) - mean) >> shift);
  }
}
