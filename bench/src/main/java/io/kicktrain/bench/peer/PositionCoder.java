package io.kicktrain.bench.peer;

/** Codes ascending positions. Not thread-safe. */
public interface PositionCoder {

  /** Coded positions. */
  interface Coded {

    /** How many bytes travel. */
    long bytes();

    /**
     * Decodes all positions.
     *
     * @param into as long as what was coded
     */
    void decode(int[] into);
  }

  /**
   * Codes.
   *
   * @param positions ascending, each in {@code 0 .. universe - 1}, at least one
   * @param universe coordinates of the vector
   */
  Coded encode(int[] positions, int universe);
}
