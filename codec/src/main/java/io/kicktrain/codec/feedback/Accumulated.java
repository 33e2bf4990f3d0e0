package io.kicktrain.codec.feedback;

import io.kicktrain.codec.select.BlockLook;

/** Everything has been added to the accumulator already. */
final class Accumulated implements Accumulation {
  static final Accumulated INSTANCE = new Accumulated();

  private Accumulated() {}

  @Override
  public int accumulate(int segment, float[] acc, int from, int to, BlockLook look) {
    return look.at(acc, from, to - from);
  }

  @Override
  public void peek(int segment, float[] acc, int from, float[] into) {
    System.arraycopy(acc, from, into, 0, into.length);
  }

  @Override
  public void exceeded(int segment, float[] acc, int from, int to) {
    Unusable.check("the accumulator", acc, segment, from, to);
  }
}
