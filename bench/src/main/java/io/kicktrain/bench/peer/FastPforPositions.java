package io.kicktrain.bench.peer;

import java.util.Arrays;
import me.lemire.integercompression.Composition;
import me.lemire.integercompression.FastPFOR;
import me.lemire.integercompression.IntWrapper;
import me.lemire.integercompression.IntegerCODEC;
import me.lemire.integercompression.VariableByte;

/** Gaps by FastPFOR. */
final class FastPforPositions implements PositionCoder {

  private final IntegerCODEC codec = new Composition(new FastPFOR(), new VariableByte());

  @Override
  public Coded encode(int[] positions, int universe) {
    int[] gaps = new int[positions.length];
    int previous = -1;
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = positions[i] - previous - 1;
      previous = positions[i];
    }
    int[] out = new int[2 * gaps.length + 1024];
    IntWrapper written = new IntWrapper(0);
    codec.compress(gaps, new IntWrapper(0), gaps.length, out, written);
    return new Words(codec, Arrays.copyOf(out, written.get()));
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Words(IntegerCODEC codec, int[] data) implements Coded {
    @Override
    public long bytes() {
      return (long) data.length * Integer.BYTES;
    }

    @Override
    public void decode(int[] into) {
      codec.uncompress(data, new IntWrapper(0), data.length, into, new IntWrapper(0));
      int previous = -1;
      for (int i = 0; i < into.length; i++) {
        previous += 1 + into[i];
        into[i] = previous;
      }
    }
  }
}
