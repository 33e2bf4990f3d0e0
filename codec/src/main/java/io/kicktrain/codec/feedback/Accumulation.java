package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.transform.Transform;

/**
 * The elementwise start of error feedback, shared by the sender and by whoever checks an opened
 * block.
 */
final class Accumulation {
  /** Largest magnitude of an update's coordinate: 2^64, so that no sum of updates overflows. */
  static final float MAX_UPDATE = 0x1p64f;

  private final Transform transform;
  private final float decay;
  private float[] transformed = new float[0];

  Accumulation(CodecSettings settings) {
    transform = settings.transform();
    decay = settings.decay();
  }

  /**
   * {@code v[i] = decay * v[i] + g[i]}, the product rounded to float32, then the sum; g is
   * transformed before, if the settings say so. Both are a segment or a block.
   */
  void add(float[] v, float[] g) {
    if (transform == Transform.NONE) {
      add(v, g, decay);
      return;
    }
    if (transformed.length < g.length) {
      transformed = new float[g.length];
    }
    System.arraycopy(g, 0, transformed, 0, g.length);
    transform.forward(transformed, g.length);
    add(v, transformed, decay);
  }

  private static void add(float[] v, float[] g, float decay) {
    for (int i = 0; i < v.length; i++) {
      v[i] = decay * v[i] + g[i];
    }
  }

  /** Index of the first coordinate that is NaN or exceeds {@link #MAX_UPDATE}, or -1. */
  static int firstUnusable(float[] g) {
    int largest = 0;
    int next = 0;
    int i = 0;
    // Two maxima, because each step of one has to wait for the last.
    for (; i + 1 < g.length; i += 2) {
      largest = Math.max(largest, magnitude(g[i]));
      next = Math.max(next, magnitude(g[i + 1]));
    }
    if (i < g.length) {
      largest = Math.max(largest, magnitude(g[i]));
    }
    largest = Math.max(largest, next);
    if (largest <= Float.floatToRawIntBits(MAX_UPDATE)) {
      return -1;
    }
    i = 0;
    while (magnitude(g[i]) <= Float.floatToRawIntBits(MAX_UPDATE)) {
      i++;
    }
    return i;
  }

  private static int magnitude(float x) {
    return Float.floatToRawIntBits(x) & 0x7fffffff;
  }
}
