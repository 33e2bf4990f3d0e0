package io.kicktrain.codec.value;

/**
 * Values as IEEE 754 binary16 times the group's scale, a power of two that brings the largest to 1
 * .. 2, because gradients by themselves lie below what binary16 can hold.
 */
final class Halves implements ValueCoder {
  /** Bits of 2, the largest magnitude. */
  private static final int LARGEST = 0x4000;

  private float scale = Scale.value(0);

  @Override
  public void place(int lowCode, int highCode) {
    scale = Scale.value(lowCode);
  }

  @Override
  public int encode(float value) {
    float cut = Math.max(-2 * scale, Math.min(2 * scale, value));
    return HalfFloat.bits(cut / scale);
  }

  @Override
  public float decode(int code) {
    return HalfFloat.value(code) * scale;
  }

  @Override
  public void decode(int[] codes, int from, int to, float[] values) {
    for (int i = from; i < to; i++) {
      values[i] = decode(codes[i]);
    }
  }

  @Override
  public int firstInvalid(int[] codes, int from, int to) {
    for (int i = from; i < to; i++) {
      if ((codes[i] & 0x7fff) > LARGEST) {
        return i;
      }
    }
    return -1;
  }
}
