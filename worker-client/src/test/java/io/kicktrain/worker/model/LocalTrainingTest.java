package io.kicktrain.worker.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.model.ParameterSpec;
import io.kicktrain.training.recipe.InnerOptimizer;
import io.kicktrain.training.recipe.LocalWork;
import io.kicktrain.training.recipe.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalTrainingTest {

  private static final ModelSpec SPEC = Models.MLP;

  private static final InnerOptimizer ADAM = new InnerOptimizer(0.01, 0.9, 0.95, 1e-6, 0.1, 0);

  private static LocalWork localSteps(InnerOptimizer optimizer, double clipNorm) {
    return new LocalWork(LocalWork.Mode.LOCAL_STEPS, 4, 100, Optional.of(optimizer), clipNorm);
  }

  private static LocalWork accumulate(double clipNorm) {
    return new LocalWork(LocalWork.Mode.ACCUMULATE, 4, 100, Optional.empty(), clipNorm);
  }

  private static TokenBatch batch(int seed) {
    return Models.batch(Models.windows(SPEC, 4, seed));
  }

  @Test
  void accumulationGivesTheMeanOfTheGradientsAtTheSameWeights() {
    ParameterVector weights = Models.weights(SPEC, 1);
    ParameterVector update = new ParameterVector(weights.length());
    try (Network network = Network.of(SPEC, "cpu")) {
      LocalTraining training = LocalTraining.of(network, accumulate(0));
      training.begin(weights, 0);
      training.step(batch(99));
      training.begin(weights, 1); // what was summed before is gone
      training.step(batch(1));
      training.step(batch(2));
      training.finish(weights, update);
      List<float[]> gradients = new ArrayList<>();
      network.gradient(batch(1), g -> gradients.add(g.toFloatArray()));
      network.gradient(batch(2), g -> gradients.add(g.toFloatArray()));
      for (int i = 0; i < update.length(); i++) {
        assertEquals((gradients.get(0)[i] + gradients.get(1)[i]) / 2, update.get(i), 1e-6);
      }
      assertEquals(2, training.steps());
    }
  }

  @Test
  void localStepsAreAdamWAsPublished() {
    ParameterVector weights = Models.weights(SPEC, 2);
    ParameterVector update = new ParameterVector(weights.length());
    try (Network network = Network.of(SPEC, "cpu")) {
      double[] expected = plainAdamW(network, weights, ADAM, 3);
      LocalTraining training = LocalTraining.of(network, localSteps(ADAM, 0));
      training.begin(weights, 0);
      for (int step = 1; step <= 3; step++) {
        training.step(batch(step));
      }
      training.finish(weights, update);
      for (int i = 0; i < expected.length; i++) {
        assertEquals(weights.get(i) - expected[i], update.get(i), 2e-6, "coordinate " + i);
      }
    }
  }

  /** Algorithm 2 of Loshchilov and Hutter, in double precision, on the network's gradients. */
  private static double[] plainAdamW(
      Network network, ParameterVector weights, InnerOptimizer adam, int steps) {
    double[] theta = Models.doubles(weights);
    double[] m = new double[theta.length];
    double[] v = new double[theta.length];
    boolean[] decayed = matrices();
    for (int step = 1; step <= steps; step++) {
      float[] g = gradientAt(network, theta, batch(step));
      for (int i = 0; i < theta.length; i++) {
        m[i] = adam.beta1() * m[i] + (1 - adam.beta1()) * g[i];
        v[i] = adam.beta2() * v[i] + (1 - adam.beta2()) * g[i] * g[i];
        double mean = m[i] / (1 - Math.pow(adam.beta1(), step));
        double variance = v[i] / (1 - Math.pow(adam.beta2(), step));
        double decay = decayed[i] ? adam.weightDecay() * theta[i] : 0;
        double direction = mean / (Math.sqrt(variance) + adam.epsilon()) + decay;
        theta[i] -= adam.learningRate() * direction;
      }
    }
    return theta;
  }

  private static float[] gradientAt(Network network, double[] theta, TokenBatch batch) {
    ParameterVector weights = new ParameterVector(theta.length);
    for (int i = 0; i < theta.length; i++) {
      weights.set(i, (float) theta[i]);
    }
    network.load(weights);
    float[][] gradient = new float[1][];
    network.gradient(batch, g -> gradient[0] = g.toFloatArray());
    return gradient[0];
  }

  private static boolean[] matrices() {
    ModelLayout layout = ModelLayout.of(SPEC);
    boolean[] decayed = new boolean[(int) layout.parameters()];
    for (ParameterSpec tensor : layout.tensors()) {
      for (long i = tensor.offset(); i < tensor.end(); i++) {
        decayed[(int) i] = tensor.shape().size() >= 2;
      }
    }
    return decayed;
  }

  @Test
  void gradientsAreClippedByNorm() {
    ParameterVector weights = Models.weights(SPEC, 3);
    ParameterVector free = new ParameterVector(weights.length());
    ParameterVector clipped = new ParameterVector(weights.length());
    try (Network network = Network.of(SPEC, "cpu")) {
      oneStep(LocalTraining.of(network, accumulate(0)), weights, free);
      oneStep(LocalTraining.of(network, accumulate(norm(free) / 4)), weights, clipped);
      for (long i = 0; i < free.length(); i++) {
        assertEquals(free.get(i) / 4, clipped.get(i), 1e-6);
      }
      oneStep(LocalTraining.of(network, accumulate(norm(free) * 2)), weights, clipped);
      assertEquals(norm(free), norm(clipped), 0);
    }
  }

  private static void oneStep(
      LocalTraining training, ParameterVector weights, ParameterVector update) {
    training.begin(weights, 0);
    training.step(batch(5));
    training.finish(weights, update);
  }

  private static double norm(ParameterVector vector) {
    double sum = 0;
    for (long i = 0; i < vector.length(); i++) {
      sum += (double) vector.get(i) * vector.get(i);
    }
    return Math.sqrt(sum);
  }

  @Test
  void warmUpGrowsTheLearningRateRoundByRound() {
    InnerOptimizer warm = new InnerOptimizer(0.01, 0, 0, 1e-12, 0, 3);
    ParameterVector weights = Models.weights(SPEC, 4);
    ParameterVector update = new ParameterVector(weights.length());
    try (Network network = Network.of(SPEC, "cpu")) {
      LocalTraining training = LocalTraining.of(network, localSteps(warm, 0));
      for (int round = 0; round < 5; round++) {
        training.begin(weights, round);
        training.step(batch(1));
        training.finish(weights, update);
        // Without moments every coordinate with a gradient moves by the learning rate.
        double moved = Math.abs(update.get(update.length() - 1));
        assertEquals(0.01 * Math.min(1, (round + 1) / 4.0), moved, 1e-6);
      }
    }
  }

  @Test
  void localStepsLearnABatchByHeart() {
    ParameterVector weights = Models.weights(Models.GPT2, 5);
    TokenBatch batch = Models.batch(Models.windows(Models.GPT2, 2, 5));
    try (Network network = Network.of(Models.GPT2, "cpu")) {
      LocalTraining training = LocalTraining.of(network, localSteps(ADAM, 1));
      training.begin(weights, 0);
      double first = training.step(batch);
      for (int i = 0; i < 150; i++) {
        training.step(batch);
      }
      double last = network.loss(batch);
      assertTrue(last < 0.4 && last < first / 4, first + " -> " + last);
      assertTrue(training.meanLoss() > last && training.meanLoss() < first);
    }
  }

  @Test
  void aGradientThatIsNotFiniteIsAnErrorAndNoStep() {
    ParameterVector weights = Models.weights(SPEC, 6);
    weights.set(0, Float.NaN);
    ParameterVector after = new ParameterVector(weights.length());
    try (Network network = Network.of(SPEC, "cpu")) {
      LocalTraining training = LocalTraining.of(network, localSteps(ADAM, 1));
      training.begin(weights, 0);
      TokenBatch usesIt = new TokenBatch(1, SPEC.context() + 1, new long[SPEC.context() + 1]);
      assertThrows(ArithmeticException.class, () -> training.step(usesIt));
      assertEquals(0, training.steps());
      network.store(after);
      assertEquals(weights.get(1), after.get(1));
    }
  }
}
