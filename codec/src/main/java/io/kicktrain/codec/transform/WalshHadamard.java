package io.kicktrain.codec.transform;

import io.kicktrain.codec.vector.Geometry;

/**
 * The orthonormal Walsh-Hadamard transform of 4,096 coordinates in natural (Hadamard) order.
 *
 * <p>Twelve stages with the strides 1, 2, 4, ..., 2048: the coordinates i and i + stride, where i
 * has no bit of the stride, become their float32 sum and their float32 difference. At the end each
 * is multiplied by 2^-6, which is exact. This order is part of the format: any evaluation with the
 * same additions gives the same bits. See B. J. Fino and V. R. Algazi, "Unified Matrix Treatment of
 * the Fast Walsh-Hadamard Transform", IEEE Trans. Computers C-25(11), 1976.
 */
final class WalshHadamard {
  private static final float NORM = 0x1p-6f;

  private WalshHadamard() {}

  static void transform(float[] values, int from, int to) {
    for (int start = from; start + Geometry.BLOCK <= to; start += Geometry.BLOCK) {
      block(values, start);
    }
  }

  private static void block(float[] values, int from) {
    for (int i = from; i < from + Geometry.BLOCK; i += 8) {
      firstThreeStages(values, i);
    }
    for (int stride = 8; stride < Geometry.BLOCK; stride *= 2) {
      for (int i = from; i < from + Geometry.BLOCK; i += 2 * stride) {
        butterflies(values, i, stride);
      }
    }
    for (int i = from; i < from + Geometry.BLOCK; i++) {
      values[i] *= NORM;
    }
  }

  /** Strides 1, 2 and 4 within eight neighbours, kept in registers. */
  private static void firstThreeStages(float[] v, int i) {
    float a0 = v[i] + v[i + 1];
    float a1 = v[i] - v[i + 1];
    float a2 = v[i + 2] + v[i + 3];
    float a3 = v[i + 2] - v[i + 3];
    float a4 = v[i + 4] + v[i + 5];
    float a5 = v[i + 4] - v[i + 5];
    float a6 = v[i + 6] + v[i + 7];
    float a7 = v[i + 6] - v[i + 7];
    float b0 = a0 + a2;
    float b1 = a1 + a3;
    float b2 = a0 - a2;
    float b3 = a1 - a3;
    float b4 = a4 + a6;
    float b5 = a5 + a7;
    float b6 = a4 - a6;
    float b7 = a5 - a7;
    v[i] = b0 + b4;
    v[i + 1] = b1 + b5;
    v[i + 2] = b2 + b6;
    v[i + 3] = b3 + b7;
    v[i + 4] = b0 - b4;
    v[i + 5] = b1 - b5;
    v[i + 6] = b2 - b6;
    v[i + 7] = b3 - b7;
  }

  private static void butterflies(float[] v, int at, int stride) {
    for (int i = at; i < at + stride; i++) {
      float sum = v[i] + v[i + stride];
      float difference = v[i] - v[i + stride];
      v[i] = sum;
      v[i + stride] = difference;
    }
  }
}
