package io.kicktrain.bench.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.roaringbitmap.RoaringBitmap;

/** A Roaring bitmap in its portable serialised form. */
final class RoaringPositions implements PositionCoder {

  @Override
  public Coded encode(int[] positions, int universe) {
    RoaringBitmap bitmap = RoaringBitmap.bitmapOf(positions);
    bitmap.runOptimize();
    ByteBuffer buffer = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
    bitmap.serialize(buffer);
    return new Serialised(buffer.array());
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Serialised(byte[] data) implements Coded {
    @Override
    public long bytes() {
      return data.length;
    }

    @Override
    public void decode(int[] into) {
      RoaringBitmap bitmap = new RoaringBitmap();
      try {
        bitmap.deserialize(ByteBuffer.wrap(data));
      } catch (IOException e) {
        throw new UncheckedIOException("memory cannot fail", e);
      }
      int[] all = bitmap.toArray();
      System.arraycopy(all, 0, into, 0, all.length);
    }
  }
}
