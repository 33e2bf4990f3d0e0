package io.kicktrain.bench.codec;

import io.kicktrain.codec.bits.Golomb;
import java.util.Arrays;
import java.util.List;

/** Codings of gaps that were tried: how many bits they take. */
interface CodingOfGaps {

  /** A lower-case word. */
  String name();

  /** What it does, in a sentence. */
  String what();

  /**
   * Bits of the gaps of a segment.
   *
   * @param gaps at least one
   * @param length coordinates of the segment
   */
  double bits(int[] gaps, int length);

  /** Each of them, as at the start of a message. */
  static List<CodingOfGaps> all() {
    return List.of(new Rice(), new OneGolomb(), new FollowingGolomb(), new ByContext());
  }

  /** Groups of 32 gaps share a power of two that follows the groups before. */
  final class Rice implements CodingOfGaps {
    private static final int GROUP = 32;
    private static final int ESCAPE = 20;

    @Override
    public String name() {
      return "rice";
    }

    @Override
    public String what() {
      return "Rice codewords, parameter from the 32 gaps before";
    }

    @Override
    public double bits(int[] gaps, int length) {
      long expected = (long) GROUP * (length - gaps.length) / gaps.length;
      double bits = 0;
      for (int from = 0; from < gaps.length; from += GROUP) {
        int k = Long.SIZE - Long.numberOfLeadingZeros(123 * expected / (256 * GROUP));
        int[] group = Arrays.copyOfRange(gaps, from, Math.min(gaps.length, from + GROUP));
        for (int gap : group) {
          bits += gap >>> k >= ESCAPE ? ESCAPE + 18 : (gap >>> k) + 1 + k;
        }
        expected = (expected + Arrays.stream(group).asLongStream().sum()) / 2;
      }
      return bits;
    }
  }

  /** One parameter for a segment. */
  final class OneGolomb implements CodingOfGaps {

    @Override
    public String name() {
      return "golomb";
    }

    @Override
    public String what() {
      return "Golomb codewords, one parameter for a segment";
    }

    @Override
    public double bits(int[] gaps, int length) {
      int m = Golomb.parameter((length - gaps.length) * 256L / gaps.length);
      return Arrays.stream(gaps).mapToLong(gap -> Golomb.bits(gap, m, Golomb.TAIL)).sum();
    }
  }

  /** The parameter follows each gap. */
  final class FollowingGolomb implements CodingOfGaps {
    private static final int SHIFT = 2;

    @Override
    public String name() {
      return "following";
    }

    @Override
    public String what() {
      return "Golomb codewords, parameter from each gap before: decoded one at a time";
    }

    @Override
    public double bits(int[] gaps, int length) {
      long mean = (length - gaps.length) * 256L / gaps.length;
      long bits = 0;
      for (int gap : gaps) {
        bits += Golomb.bits(gap, Golomb.parameter(mean), 2);
        mean += (gap * 256L - mean) >> SHIFT;
      }
      return bits;
    }
  }

  /**
   * Arithmetic coding at its limit: thirds of octaves by their frequencies so far in the whole
   * message, for each running mean of the logarithm; what is below a third of an octave, as it is.
   */
  final class ByContext implements CodingOfGaps {
    private static final int CONTEXTS = 20;
    private static final int BUCKETS = 64;
    private static final double THIRD = 3;
    private static final double RATE = 0.25;

    private final double[][] frequencies = new double[CONTEXTS][BUCKETS];

    ByContext() {
      for (double[] context : frequencies) {
        Arrays.fill(context, 0.3);
      }
    }

    @Override
    public String name() {
      return "context";
    }

    @Override
    public String what() {
      return "arithmetic coding with adaptive contexts, ideal; segments depend on each other";
    }

    @Override
    public double bits(int[] gaps, int length) {
      double mean = log2((double) length / gaps.length);
      double bits = 0;
      for (int gap : gaps) {
        double[] context = frequencies[(int) Math.round(mean)];
        int bucket = (int) (log2(gap + 1) * THIRD);
        double width =
            Math.ceil(Math.pow(2, (bucket + 1) / THIRD)) - Math.ceil(Math.pow(2, bucket / THIRD));
        bits += log2(Arrays.stream(context).sum() / context[bucket]) + log2(Math.max(1, width));
        context[bucket]++;
        mean += (log2(gap + 1) - mean) * RATE;
      }
      return bits;
    }

    private static double log2(double x) {
      return Math.log(x) / Math.log(2);
    }
  }
}
