package io.kicktrain.bench.peer;

import it.unimi.dsi.io.InputBitStream;
import it.unimi.dsi.io.OutputBitStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Gaps in Golomb codes. */
final class GolombPositions implements PositionCoder {

  @Override
  public Coded encode(int[] positions, int universe) {
    // R. Gallager and D. Van Voorhis, "Optimal source codes for geometrically distributed integer
    // alphabets", 1975.
    double miss = 1 - (double) positions.length / universe;
    int divisor = Math.max(1, (int) Math.ceil(-Math.log(1 + miss) / Math.log(miss)));
    byte[] bytes = new byte[8 * positions.length + 64];
    try (OutputBitStream out = new OutputBitStream(bytes)) {
      int previous = -1;
      for (int position : positions) {
        out.writeGolomb(position - previous - 1, divisor);
        previous = position;
      }
      long bits = out.writtenBits();
      out.flush();
      return new Bits(Arrays.copyOf(bytes, (int) ((bits + 7) / 8)), divisor, positions.length);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Bits(byte[] data, int divisor, int count) implements Coded {
    @Override
    public long bytes() {
      return data.length;
    }

    @Override
    public void decode(int[] into) {
      try (InputBitStream in = new InputBitStream(data)) {
        int previous = -1;
        for (int i = 0; i < count; i++) {
          previous += 1 + in.readGolomb(divisor);
          into[i] = previous;
        }
      } catch (IOException e) {
        throw new UncheckedIOException("memory cannot fail", e);
      }
    }
  }
}
