package io.kicktrain.training.optimizer;

/**
 * Nesterov momentum in the form deep learning uses (Sutskever et al. 2013; the outer optimizer of
 * DiLoCo): {@code m = mu * m + g}, rounded to float32; {@code step = rate * (g + mu * m)} with the
 * rounded m.
 */
record Nesterov(double rate, double mu) implements OuterOptimizer {

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public void step(
      long round, float[] gradient, float[] weights, float[][] slots, int length, float[] out) {
    float[] momentum = slots[0];
    for (int i = 0; i < length; i++) {
      double g = gradient[i];
      momentum[i] = (float) (mu * momentum[i] + g);
      out[i] = (float) (rate * (g + mu * momentum[i]));
    }
  }
}
