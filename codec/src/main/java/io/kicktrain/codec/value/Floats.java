package io.kicktrain.codec.value;

/** Values as IEEE 754 binary32, cut to -16 .. 16. */
final class Floats implements ValueCoder {
  @Override
  public void place(int lowCode, int highCode) {
    // There are no scales.
  }

  @Override
  public int encode(float value) {
    return Float.floatToRawIntBits(Math.max(-Scale.MAX_VALUE, Math.min(Scale.MAX_VALUE, value)));
  }

  @Override
  public float decode(int code) {
    return Float.intBitsToFloat(code);
  }

  @Override
  public void decode(int[] codes, int from, int to, float[] values) {
    for (int i = from; i < to; i++) {
      values[i] = Float.intBitsToFloat(codes[i]);
    }
  }

  @Override
  public int firstInvalid(int[] codes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!(Math.abs(Float.intBitsToFloat(codes[i])) <= Scale.MAX_VALUE)) {
        return i;
      }
    }
    return -1;
  }
}
