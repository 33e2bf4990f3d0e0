package io.kicktrain.codec.aggregate;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.feedback.SegmentEncoder;
import io.kicktrain.codec.frame.MessageWriter;
import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The deltas that lead from one snapshot to another, bit for bit, for a replica that missed so many
 * rounds that one difference is smaller than all the deltas between.
 *
 * <p>A delta adds float32 values, and the difference of two float32 numbers need not be one: what
 * the first delta misses by rounding, or because it exceeds {@link Scale#MAX_VALUE}, the next one
 * adds. Coordinates that agree are not sent. Not everything can be reached in this way: see {@link
 * #between}.
 */
public final class SnapshotDiff {
  /** Most deltas that are made: enough for differences up to 48 and their rounding. */
  public static final int MOST_DELTAS = 4;

  private static final CodecSettings EVERYTHING =
      new CodecSettings(Geometry.BLOCK, ValueFormat.FLOAT32, 1f);

  private final ParameterVector reached;
  private final ParameterVector goal;
  private final SegmentEncoder encoder = new SegmentEncoder(EVERYTHING);
  private final SegmentDelta segment = new SegmentDelta(EVERYTHING.blockTransform());

  private SnapshotDiff(ParameterVector from, ParameterVector goal) {
    this.reached = from.copy();
    this.goal = goal;
  }

  /**
   * Makes the deltas, to be applied in order by {@link DeltaApplier}.
   *
   * @param from the snapshot that a replica has
   * @param to the one it shall have, as long
   * @return none if they are the same
   * @throws IllegalArgumentException if the lengths differ, or a coordinate cannot be reached,
   *     naming it: it is no finite number, differs by less than {@link Scale#MIN_VALUE} (or only in
   *     the sign of zero), or by more than {@value #MOST_DELTAS} deltas can carry. Then the
   *     snapshot itself must be sent
   */
  public static List<byte[]> between(ParameterVector from, ParameterVector to) {
    if (from.length() != to.length()) {
      throw new IllegalArgumentException(
          "snapshots of " + from.length() + " and " + to.length() + " coordinates");
    }
    SnapshotDiff diff = new SnapshotDiff(from, to);
    List<byte[]> deltas = new ArrayList<>();
    for (long at = diff.firstDifference(); at >= 0; at = diff.firstDifference()) {
      if (deltas.size() == MOST_DELTAS) {
        throw diff.unreachable(at);
      }
      deltas.add(diff.next());
    }
    return deltas;
  }

  /** The first coordinate that is not reached, or -1. */
  private long firstDifference() {
    for (int s = 0; s < goal.segments(); s++) {
      float[] have = reached.segment(s);
      float[] want = goal.segment(s);
      for (int i = 0; i < want.length; i++) {
        if (Float.floatToRawIntBits(have[i]) != Float.floatToRawIntBits(want[i])) {
          return (long) s * Geometry.SEGMENT + i;
        }
      }
    }
    return -1;
  }

  /** Makes one delta and applies it. */
  private byte[] next() {
    MessageWriter message = new MessageWriter(goal.length(), EVERYTHING);
    float[] difference = new float[Geometry.SEGMENT];
    for (int s = 0; s < goal.segments(); s++) {
      float[] have = reached.segment(s);
      float[] want = goal.segment(s);
      Arrays.fill(difference, 0f);
      for (int i = 0; i < want.length; i++) {
        if (Float.floatToRawIntBits(have[i]) != Float.floatToRawIntBits(want[i])) {
          difference[i] = difference(s, i);
        }
      }
      message.add(encoder.encode(difference, want.length));
      segment.set(s, encoder.decoded(), want.length);
      segment.addTo(have);
    }
    return message.toBytes();
  }

  private float difference(int s, int i) {
    float difference = goal.segment(s)[i] - reached.segment(s)[i];
    if (!(Math.abs(difference) >= Scale.MIN_VALUE && Float.isFinite(difference))) {
      throw unreachable((long) s * Geometry.SEGMENT + i);
    }
    return Math.max(-Scale.MAX_VALUE, Math.min(Scale.MAX_VALUE, difference));
  }

  private IllegalArgumentException unreachable(long at) {
    return new IllegalArgumentException(
        "no delta leads coordinate "
            + at
            + " from "
            + reached.get(at)
            + " to "
            + goal.get(at)
            + ": send the snapshot itself");
  }
}
