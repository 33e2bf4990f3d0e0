package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.index.Gaps;
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
    report.section("Positions: bits against the entropy limit H(p)/p");
    random("index-ratio-0.1pct", 0.001);
    random("index-ratio-1pct", 0.01);
  }

  private void random(String name, double p) {
    report.step(name);
    int segments = Geometry.segments(Sizes.GPT2_SMALL) / (report.quick() ? 8 : 1);
    double[] ratios = new double[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      ratios[seed] = bitsPerNonzero(new RandomPositions(p, seed), segments) / Entropy.perNonzero(p);
    }
    report.add(Row.of(name, "H(p)/p", ratios).atMost(1.01));
  }

  private static double bitsPerNonzero(RandomPositions random, int segments) {
    BitWriter out = new BitWriter();
    long count = 0;
    for (int s = 0; s < segments; s++) {
      int[] positions = random.next(Geometry.SEGMENT);
      if (positions.length > 0) {
        Gaps.write(out, positions, positions.length, Geometry.SEGMENT);
        count += positions.length;
      }
    }
    return (double) out.bitLength() / count;
  }
}
