package io.kicktrain.bench.peer;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.sux4j.util.EliasFanoMonotoneLongBigList;

/** Positions themselves as an Elias-Fano list, which also gives access to any one of them. */
final class EliasFanoPositions implements PositionCoder {

  @Override
  public Coded encode(int[] positions, int universe) {
    return new Bits(new EliasFanoMonotoneLongBigList(IntArrayList.wrap(positions)));
  }

  private record Bits(EliasFanoMonotoneLongBigList list) implements Coded {
    @Override
    public long bytes() {
      return (list.numBits() + 7) / 8;
    }

    @Override
    public void decode(int[] into) {
      long[] all = new long[into.length];
      list.get(0, all);
      for (int i = 0; i < all.length; i++) {
        into[i] = (int) all[i];
      }
    }
  }
}
