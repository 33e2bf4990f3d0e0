package io.kicktrain.bench.codec;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.feedback.SegmentEncoder;
import io.kicktrain.codec.frame.MessageWriter;
import io.kicktrain.codec.frame.SegmentCoding;
import io.kicktrain.codec.select.Cut;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The largest coordinates of a long vector of independent normal numbers, drawn without drawing the
 * others: positions that have nothing to do with each other, and values as the tail of a normal
 * distribution has them.
 */
final class LargestOfNormal {

  /** Drawn too many, so that exactly k are left after the smallest are dropped. */
  private static final double SURPLUS = 1.05;

  private final long length;
  private final int[][] positions;
  private final float[][] values;
  private final float smallest;

  /**
   * @param length coordinates of the vector
   * @param perMillion share that is kept, rounded up to whole coordinates
   * @param seed names the vector
   */
  LargestOfNormal(long length, int perMillion, long seed) {
    this.length = length;
    int segments = Geometry.segments(length);
    positions = new int[segments][];
    values = new float[segments][];
    double p = SURPLUS * perMillion / 1e6;
    RandomPositions random = new RandomPositions(p, seed);
    NormalTail tail = new NormalTail(p);
    SplittableRandom source = new SplittableRandom(~seed);
    for (int s = 0; s < segments; s++) {
      positions[s] = random.next(Geometry.segmentLength(length, s));
      values[s] = new float[positions[s].length];
      for (int i = 0; i < values[s].length; i++) {
        values[s][i] = tail.next(source);
      }
    }
    smallest = kthLargest((int) new Selection.Global(perMillion).keepOf(length));
    drop();
  }

  /** Number of coordinates that are kept. */
  int count() {
    return Arrays.stream(positions).mapToInt(p -> p.length).sum();
  }

  /** Positions in a segment, ascending, relative to its start. */
  int[] positions(int segment) {
    return positions[segment];
  }

  /** The message of a donor whose accumulator this is. */
  byte[] message(ValueFormat format) {
    CodecSettings settings =
        new CodecSettings(new Selection.Global(1000), format, Transform.NONE, 1f);
    Cut cut = new Cut((long) Float.floatToRawIntBits(smallest) << 32);
    SegmentEncoder encoder = new SegmentEncoder(settings);
    MessageWriter message =
        new MessageWriter(length, new SegmentCoding.ByCut(format, Transform.NONE, cut));
    for (int s = 0; s < positions.length; s++) {
      float[] dense = new float[Geometry.segmentLength(length, s)];
      for (int i = 0; i < positions[s].length; i++) {
        dense[positions[s][i]] = values[s][i];
      }
      message.add(encoder.encode(dense, dense.length, cut, (long) s * Geometry.SEGMENT));
    }
    return message.toBytes();
  }

  private float kthLargest(int k) {
    float[] magnitudes = new float[count()];
    int at = 0;
    for (float[] segment : values) {
      for (float value : segment) {
        magnitudes[at++] = Math.abs(value);
      }
    }
    if (at < k) {
      throw new IllegalStateException("only " + at + " of " + k + " coordinates were drawn");
    }
    Arrays.sort(magnitudes);
    return magnitudes[at - k];
  }

  private void drop() {
    for (int s = 0; s < positions.length; s++) {
      int kept = 0;
      for (int i = 0; i < positions[s].length; i++) {
        if (Math.abs(values[s][i]) >= smallest) {
          positions[s][kept] = positions[s][i];
          values[s][kept++] = values[s][i];
        }
      }
      positions[s] = Arrays.copyOf(positions[s], kept);
      values[s] = Arrays.copyOf(values[s], kept);
    }
  }
}
