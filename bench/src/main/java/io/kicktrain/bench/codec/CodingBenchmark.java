package io.kicktrain.bench.codec;

import io.kicktrain.bench.Benchmark;
import io.kicktrain.bench.Report;
import io.kicktrain.bench.gradient.GradientDump;
import io.kicktrain.bench.gradient.RealGradients;
import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.coding.DenseTensors;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.recipe.DenseSpec;
import io.kicktrain.training.recipe.ModelSpec;
import java.util.Optional;
import java.util.SplittableRandom;

/** Why the message codes positions and values as it does: what other codings would take. */
public final class CodingBenchmark implements Benchmark {

  private static final int LENGTH = 40 << 18;
  private static final int VECTORS = 4;

  @Override
  public String name() {
    return "coding";
  }

  @Override
  public String summary() {
    return "Positions and values in several codings: bits for each, on random and on real"
        + " gradients.";
  }

  @Override
  public void run(Report report) throws Exception {
    report.steps(VECTORS);
    ParameterVector normal = drawn(false);
    measure(report, "normal", normal);
    Dense ofGpt2 = small(Sizes.GPT2_SMALL_MODEL);
    new DenseRows(report, "normal", ofGpt2, i -> normal.get(i % LENGTH)).run();
    measure(report, "laplace", drawn(true));
    measure(report, "dgc", RealGradients.read(GradientDump.DGC));
    ParameterVector pseudo = RealGradients.read(GradientDump.PSEUDO_GRADIENT);
    measure(report, "pseudo", pseudo);
    new DenseRows(report, "pseudo", small(GradientDump.MODEL), pseudo::get).run();
  }

  private static void measure(Report report, String name, ParameterVector vector) throws Exception {
    report.step(name);
    report.section("The largest of " + name + ": bits for each, sent with one sign or level");
    new CodingRows(report, name + "-0.1pct", vector, 1000).run();
    new CodingRows(report, name + "-1pct", vector, 10_000).run();
  }

  /** Biases and norms: the longest has four times the width. */
  private static Dense small(ModelSpec.Gpt2 model) {
    DenseSpec upTo = new DenseSpec(4 * model.width(), ValueFormat.FLOAT32);
    return DenseTensors.of(Optional.of(upTo), ModelLayout.of(model));
  }

  /** Independent numbers of a normal or of a Laplace distribution. */
  private static ParameterVector drawn(boolean laplace) {
    SplittableRandom random = new SplittableRandom(1);
    ParameterVector vector = new ParameterVector(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      double exponential = -Math.log(1 - random.nextDouble());
      double value =
          laplace ? (random.nextBoolean() ? 1 : -1) * exponential : random.nextGaussian();
      vector.set(i, (float) (1e-3 * value));
    }
    return vector;
  }
}
