package io.kicktrain.bench.peer;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.index.GapReader;
import io.kicktrain.codec.index.Gaps;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

/** Each segment's number of positions, and the positions as in a message. */
final class KickTrainPositions implements PositionCoder {

  private static final int COUNT_BITS = 19;

  private final BitWriter out = new BitWriter();
  private int[] segment = new int[0];

  @Override
  public Coded encode(int[] positions, int universe) {
    int from = 0;
    for (int s = 0; s < Geometry.segments(universe); s++) {
      long start = (long) s * Geometry.SEGMENT;
      int length = Geometry.segmentLength(universe, s);
      int to = from;
      while (to < positions.length && positions[to] < start + length) {
        to++;
      }
      out.write(to - from, COUNT_BITS);
      if (to > from) {
        Gaps.write(out, relative(positions, from, to, (int) start), to - from, length);
      }
      from = to;
    }
    return new Bits(out.finish(), universe);
  }

  private int[] relative(int[] positions, int from, int to, int start) {
    if (segment.length < to - from) {
      segment = new int[2 * (to - from)];
    }
    for (int i = from; i < to; i++) {
      segment[i - from] = positions[i] - start;
    }
    return segment;
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Bits(byte[] data, int universe) implements Coded {
    @Override
    public long bytes() {
      return data.length;
    }

    @Override
    public void decode(int[] into) {
      BitReader in =
          new BitReader(Arrays.copyOf(data, data.length + BitReader.PADDING), data.length);
      int[] segment = new int[Geometry.SEGMENT];
      GapReader gaps = new GapReader();
      int at = 0;
      for (int s = 0; s < Geometry.segments(universe); s++) {
        int count = in.read(COUNT_BITS);
        if (count > 0 && !gaps.read(in, segment, count, Geometry.segmentLength(universe, s))) {
          throw new IllegalStateException("a position outside of segment " + s);
        }
        int start = s * Geometry.SEGMENT;
        for (int i = 0; i < count; i++) {
          into[at++] = start + segment[i];
        }
      }
    }
  }
}
