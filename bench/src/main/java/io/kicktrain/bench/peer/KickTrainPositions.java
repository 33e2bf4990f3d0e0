package io.kicktrain.bench.peer;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.index.Gaps;
import io.kicktrain.codec.vector.Geometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Each segment's number of positions, and the positions as in a message. */
final class KickTrainPositions implements PositionCoder {

  private static final int COUNT_BITS = 19;

  private int[] segment = new int[0];

  @Override
  public Coded encode(int[] positions, int universe) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (int s = 0; s < Geometry.segments(universe); s++) {
      long start = (long) s * Geometry.SEGMENT;
      int length = Geometry.segmentLength(universe, s);
      int to = from;
      while (to < positions.length && positions[to] < start + length) {
        to++;
      }
      BitWriter out = new BitWriter();
      if (to > from) {
        Gaps.write(out, relative(positions, from, to, (int) start), to - from, length);
      }
      parts.add(new Part(out.finish(), to - from, length));
      from = to;
    }
    return new Parts(parts);
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

  /** The positions of a segment. */
  private static final class Part {
    private final byte[] padded;
    private final int bytes;
    private final int count;
    private final int length;

    Part(byte[] data, int count, int length) {
      this.padded = Arrays.copyOf(data, data.length + BitReader.PADDING);
      this.bytes = data.length;
      this.count = count;
      this.length = length;
    }

    boolean read(BitReader in, int[] into) {
      in.start(padded, bytes);
      return count == 0 || Gaps.read(in, into, count, length);
    }
  }

  private record Parts(List<Part> parts) implements Coded {
    @Override
    public long bytes() {
      return parts.stream().mapToLong(part -> part.bytes).sum()
          + (long) parts.size() * COUNT_BITS / Byte.SIZE;
    }

    @Override
    public void decode(int[] into) {
      BitReader in = new BitReader();
      int[] positions = new int[parts.stream().mapToInt(part -> part.count).max().orElse(0)];
      int at = 0;
      for (int s = 0; s < parts.size(); s++) {
        Part part = parts.get(s);
        if (!part.read(in, positions)) {
          throw new IllegalStateException("a position outside of segment " + s);
        }
        int start = s * Geometry.SEGMENT;
        for (int i = 0; i < part.count; i++) {
          into[at + i] = start + positions[i];
        }
        at += part.count;
      }
    }
  }
}
