package io.kicktrain.bench.peer;

import com.github.luben.zstd.Zstd;
import java.util.Arrays;

/** Gaps as LEB128 bytes, compressed. */
final class ZstdPositions implements PositionCoder {

  private static final int LEVEL = 3;

  @Override
  public Coded encode(int[] positions, int universe) {
    byte[] bytes = new byte[5 * positions.length];
    int at = 0;
    int previous = -1;
    for (int position : positions) {
      int gap = position - previous - 1;
      previous = position;
      while (gap >= 0x80) {
        bytes[at++] = (byte) (gap | 0x80);
        gap >>>= 7;
      }
      bytes[at++] = (byte) gap;
    }
    return new Compressed(Zstd.compress(Arrays.copyOf(bytes, at), LEVEL), at);
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Compressed(byte[] data, int uncompressed) implements Coded {
    @Override
    public long bytes() {
      return data.length;
    }

    @Override
    public void decode(int[] into) {
      byte[] bytes = Zstd.decompress(data, uncompressed);
      int at = 0;
      int previous = -1;
      for (int i = 0; i < into.length; i++) {
        int gap = 0;
        int shift = 0;
        while (bytes[at] < 0) {
          gap |= (bytes[at++] & 0x7f) << shift;
          shift += 7;
        }
        gap |= bytes[at++] << shift;
        previous += 1 + gap;
        into[i] = previous;
      }
    }
  }
}
