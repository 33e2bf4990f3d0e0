package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.codec.vector.Geometry;

/**
 * What positions cost, against the entropy of positions that have nothing to do with each other.
 */
final class IndexCost {

  private static final int SEEDS = 5;

  private final Report report;

  IndexCost(Report report) {
    this.report = report;
  }

  void run() {
    report.section("Random positions: bits for each over the entropy limit H(p)/p");
    random("index-ratio-0.1pct", 0.001);
    random("index-ratio-1pct", 0.01);
  }

  private void random(String name, double p) {
    report.step(name);
    int segments = Geometry.segments(Sizes.small(report));
    double limit = Entropy.perNonzero(p);
    double[] ratios = new double[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomPositions random = new RandomPositions(p, seed);
      PositionCost cost = new PositionCost();
      for (int s = 0; s < segments; s++) {
        cost.add(random.next(Geometry.SEGMENT), Geometry.SEGMENT);
      }
      ratios[seed] = cost.bitsPerNonzero() / limit;
    }
    report.add(Row.of(name, "H(p)/p", ratios).atMost(1.01));
  }
}
