package io.kicktrain.training.optimizer;

/** Plain gradient descent: {@code step = rate * g}. */
record Sgd(double rate) implements OuterOptimizer {

  @Override
  public int slots() {
    return 0;
  }

  @Override
  public void step(
      long round, float[] gradient, float[] weights, float[][] slots, int length, float[] out) {
    for (int i = 0; i < length; i++) {
      out[i] = (float) (rate * gradient[i]);
    }
  }
}
