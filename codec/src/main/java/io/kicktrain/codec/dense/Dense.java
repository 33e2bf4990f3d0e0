package io.kicktrain.codec.dense;

import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What every message sends whole, without selecting: ranges of coordinates, such as a model's
 * biases and norms, which are few and whose updates would otherwise wait behind those of large
 * matrices. Positions of dense coordinates are not written.
 *
 * @param ranges ascending and disjoint; those that touch stay two, because a range has scales of
 *     its own. At most {@value #MOST_RANGES}
 * @param values how their values are written; {@link ValueFormat#FLOAT32} where there are no ranges
 */
public record Dense(List<Range> ranges, ValueFormat values) {
  /** Most ranges of a message: bounds what its header may declare. */
  public static final int MOST_RANGES = 4096;

  /** Nothing is sent whole. */
  public static final Dense NONE = new Dense(List.of(), ValueFormat.FLOAT32);

  /**
   * Consecutive coordinates, for instance a tensor's.
   *
   * @param from the first, at least 0
   * @param to the one after the last, above {@code from} and at most 2^40
   */
  public record Range(long from, long to) {
    public Range {
      if (from < 0 || to <= from || to > Geometry.MAX_PARAMETERS) {
        throw new IllegalArgumentException("no range of coordinates: " + from + " to " + to);
      }
    }
  }

  public Dense {
    ranges = List.copyOf(ranges);
    values = ranges.isEmpty() ? ValueFormat.FLOAT32 : Objects.requireNonNull(values, "values");
    if (ranges.size() > MOST_RANGES) {
      throw new IllegalArgumentException(
          ranges.size() + " dense ranges, at most " + MOST_RANGES + " are possible");
    }
    long end = 0;
    for (Range range : ranges) {
      if (range.from() < end) {
        throw new IllegalArgumentException(
            "the dense range from " + range.from() + " starts before another ends, at " + end);
      }
      end = range.to();
    }
  }

  /** Whether nothing is sent whole. */
  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** The coordinate after the last dense one; 0 if there is none. */
  public long end() {
    return isEmpty() ? 0 : ranges.get(ranges.size() - 1).to();
  }

  /** Dense coordinates in all. */
  public long count() {
    return ranges.stream().mapToLong(range -> range.to() - range.from()).sum();
  }

  /** Dense coordinates of a segment. */
  public int count(int segment) {
    return (int) countWithin((long) segment * Geometry.SEGMENT, Geometry.SEGMENT);
  }

  /** Whether a block has dense coordinates. */
  public boolean isInBlock(long block) {
    return countWithin(block * Geometry.BLOCK, Geometry.BLOCK) > 0;
  }

  /** The dense coordinates of a segment, counted from its start. */
  public DenseRuns runs(int segment) {
    return runsWithin((long) segment * Geometry.SEGMENT, Geometry.SEGMENT);
  }

  /** The dense coordinates of a block, counted from its start. */
  public DenseRuns runsOfBlock(long block) {
    return runsWithin(block * Geometry.BLOCK, Geometry.BLOCK);
  }

  /**
   * Sets those coordinates to zero that are dense.
   *
   * @param into consecutive coordinates of a segment
   * @param from the first one's number in the segment
   */
  public void clear(int segment, int from, float[] into) {
    long start = (long) segment * Geometry.SEGMENT + from;
    long end = start + into.length;
    for (int r = firstEndingAfter(start); r < ranges.size() && ranges.get(r).from() < end; r++) {
      int first = (int) (Math.max(start, ranges.get(r).from()) - start);
      Arrays.fill(into, first, (int) (Math.min(end, ranges.get(r).to()) - start), 0f);
    }
  }

  /**
   * Refuses a vector that does not have all these coordinates.
   *
   * @param parameters its coordinates
   * @throws IllegalArgumentException if a range ends behind it
   */
  public void checkFits(long parameters) {
    if (end() > parameters) {
      throw new IllegalArgumentException(
          "a dense range ends at " + end() + " in a vector of " + parameters + " coordinates");
    }
  }

  private long countWithin(long start, int length) {
    long count = 0;
    long end = start + length;
    for (int r = firstEndingAfter(start); r < ranges.size() && ranges.get(r).from() < end; r++) {
      Range range = ranges.get(r);
      count += Math.min(end, range.to()) - Math.max(start, range.from());
    }
    return count;
  }

  private DenseRuns runsWithin(long start, int length) {
    if (isEmpty()) {
      return DenseRuns.NONE;
    }
    DenseRuns.Builder runs = new DenseRuns.Builder(length);
    long end = start + length;
    for (int r = firstEndingAfter(start); r < ranges.size() && ranges.get(r).from() < end; r++) {
      Range range = ranges.get(r);
      runs.add(
          (int) (Math.max(start, range.from()) - start), (int) (Math.min(end, range.to()) - start));
    }
    return runs.build();
  }

  private int firstEndingAfter(long coordinate) {
    int low = 0;
    int high = ranges.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ranges.get(middle).to() > coordinate) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Short, because there may be hundreds of ranges. */
  @Override
  public String toString() {
    return isEmpty()
        ? "none"
        : ranges.size() + " ranges of " + count() + " coordinates as " + values;
  }
}
