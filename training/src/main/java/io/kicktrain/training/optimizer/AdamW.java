package io.kicktrain.training.optimizer;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019). With t = round + 1:
 *
 * <pre>
 * m = beta1 * m + (1 - beta1) * g          rounded to float32
 * v = beta2 * v + (1 - beta2) * (g * g)    rounded to float32
 * step = rate * ((m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon) + decay * w)
 * </pre>
 *
 * The powers are made by {@link #power}; m and v on the right are the rounded ones.
 */
record AdamW(double rate, double beta1, double beta2, double epsilon, double decay)
    implements OuterOptimizer {

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void step(
      long round, float[] gradient, float[] weights, float[][] slots, int length, float[] out) {
    float[] first = slots[0];
    float[] second = slots[1];
    double correction1 = 1 - power(beta1, round + 1);
    double correction2 = 1 - power(beta2, round + 1);
    for (int i = 0; i < length; i++) {
      double g = gradient[i];
      first[i] = (float) (beta1 * first[i] + (1 - beta1) * g);
      second[i] = (float) (beta2 * second[i] + (1 - beta2) * (g * g));
      double root = Math.sqrt(second[i] / correction2);
      out[i] = (float) (rate * ((first[i] / correction1) / (root + epsilon) + decay * weights[i]));
    }
  }

  /**
   * {@code base^exponent} by squaring, from the lowest bit of the exponent up. {@code Math.pow} may
   * differ in its last bit from machine to machine.
   */
  static double power(double base, long exponent) {
    double result = 1;
    double square = base;
    for (long left = exponent; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }
}
