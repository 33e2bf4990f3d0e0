package io.kicktrain.codec.index;

/**
 * The Rice parameter of each group of {@value #GROUP} gaps, from the gaps before: nothing about it
 * is in the message.
 *
 * <p>The state is the expected sum of a group. It starts at the mean that the segment's count
 * implies and is halved towards what each group really summed to. A parameter k is best while the
 * mean gap is between 2^(k-1) and 2^k over 0.4812, the root of e^-x (1 + e^-x) = 1; see A. Kiely,
 * "Selecting the Golomb Parameter in Rice Coding", IPN Progress Report 42-159, 2004.
 */
final class GapModel {
  /** Gaps that share a parameter. */
  static final int GROUP = 32;

  private long expected;

  /** Starts for {@code count} positions, at least 1, in a segment of {@code length}. */
  GapModel(int length, int count) {
    expected = (long) GROUP * (length - count) / count;
  }

  /** The parameter of the next group, 0..18. */
  int parameter() {
    // 123 / 256 is 0.4805; 8192 is 256 times the group.
    long u = 123 * expected / (256 * GROUP);
    return Long.SIZE - Long.numberOfLeadingZeros(u);
  }

  /** Learns the sum of a full group's gaps. */
  void learn(long sum) {
    expected = (expected + sum) / 2;
  }
}
