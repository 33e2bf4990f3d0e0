package io.kicktrain.codec.dense;

import io.kicktrain.codec.vector.Geometry;
import java.util.Arrays;

/**
 * The dense coordinates of a segment or a block, as <em>runs</em>: each is what a range has in one
 * block, and has scales of its own, so that an opened block can be coded again without any other.
 * Immutable.
 */
public final class DenseRuns {
  /** No dense coordinates. */
  public static final DenseRuns NONE = new DenseRuns(new int[0], new int[0], new int[0]);

  private final int[] starts;
  private final int[] ends;

  /** Index of the first run of each block, and of the one after the last. */
  private final int[] firstOfBlock;

  private final int count;

  private DenseRuns(int[] starts, int[] ends, int[] firstOfBlock) {
    this.starts = starts;
    this.ends = ends;
    this.firstOfBlock = firstOfBlock;
    this.count = Arrays.stream(ends).sum() - Arrays.stream(starts).sum();
  }

  /** Whether there are no dense coordinates. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** How many dense coordinates there are. */
  public int count() {
    return count;
  }

  /** How many runs there are. */
  public int runs() {
    return starts.length;
  }

  /** First coordinate of run {@code r}. */
  public int start(int r) {
    return starts[r];
  }

  /** The coordinate after the last one of run {@code r}. */
  public int end(int r) {
    return ends[r];
  }

  /** Index of the first run in block {@code block} or behind it. */
  public int firstOf(int block) {
    return isEmpty() ? 0 : firstOfBlock[block];
  }

  /** Dense coordinates of block {@code block}. */
  public int countOf(int block) {
    int dense = 0;
    for (int r = firstOf(block); r < firstOf(block + 1); r++) {
      dense += ends[r] - starts[r];
    }
    return dense;
  }

  /** Fills {@code into[at .. at + count)} with all dense coordinates, ascending. */
  public void positions(int[] into, int at) {
    int out = at;
    for (int r = 0; r < runs(); r++) {
      for (int i = starts[r]; i < ends[r]; i++) {
        into[out++] = i;
      }
    }
  }

  /** Collects runs, in ascending order. */
  static final class Builder {
    private final int blocks;
    private int[] starts = {};
    private int[] ends = {};
    private int size;

    Builder(int length) {
      blocks = (length + Geometry.BLOCK - 1) / Geometry.BLOCK;
    }

    /** Adds {@code from .. to - 1}, cut at the borders of blocks. */
    void add(int from, int to) {
      for (int start = from; start < to; ) {
        int end = Math.min(to, (start / Geometry.BLOCK + 1) * Geometry.BLOCK);
        if (size == starts.length) {
          starts = Arrays.copyOf(starts, 2 * size + 8);
          ends = Arrays.copyOf(ends, 2 * size + 8);
        }
        starts[size] = start;
        ends[size++] = end;
        start = end;
      }
    }

    DenseRuns build() {
      if (size == 0) {
        return NONE;
      }
      int[] firstOfBlock = new int[blocks + 1];
      for (int block = 0, r = 0; block <= blocks; block++) {
        while (r < size && starts[r] < block * Geometry.BLOCK) {
          r++;
        }
        firstOfBlock[block] = r;
      }
      return new DenseRuns(Arrays.copyOf(starts, size), Arrays.copyOf(ends, size), firstOfBlock);
    }
  }
}
