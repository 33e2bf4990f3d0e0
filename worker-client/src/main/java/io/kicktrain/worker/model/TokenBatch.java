package io.kicktrain.worker.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Windows of text to train or evaluate on: {@code rows} windows of {@code context + 1} tokens each.
 * The first {@code context} tokens of a window are what the model sees, the last ones are what it
 * has to predict.
 */
public final class TokenBatch {

  private final int rows;
  private final int columns;
  private final long[] tokens;

  /**
   * A batch of windows.
   *
   * @param rows number of windows, at least 1
   * @param columns tokens per window, at least 2
   * @param tokens row-major, {@code rows * columns} of them; not copied
   */
  public TokenBatch(int rows, int columns, long[] tokens) {
    if (rows < 1 || columns < 2 || tokens.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          tokens.length + " tokens are not " + rows + " windows of " + columns);
    }
    this.rows = rows;
    this.columns = columns;
    this.tokens = tokens;
  }

  /** Number of windows. */
  public int rows() {
    return rows;
  }

  /** Tokens the model sees of each window. */
  public int context() {
    return columns - 1;
  }

  /** All tokens, row-major; live. */
  public long[] tokens() {
    return tokens;
  }

  NDArray inputs(NDManager manager) {
    return manager.create(cut(0, context()), new Shape(rows, context()));
  }

  /** The last {@code count} tokens of every window, as int64 [rows * count, 1]. */
  NDArray targets(NDManager manager, int count) {
    return manager.create(cut(columns - count, count), new Shape((long) rows * count, 1));
  }

  private long[] cut(int from, int count) {
    long[] cut = new long[rows * count];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(tokens, row * columns + from, cut, row * count, count);
    }
    return cut;
  }
}
