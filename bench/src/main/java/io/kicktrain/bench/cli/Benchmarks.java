package io.kicktrain.bench.cli;

import io.kicktrain.bench.Benchmark;
import io.kicktrain.bench.anchor.AnchorBenchmark;
import io.kicktrain.bench.codec.CodecBenchmark;
import io.kicktrain.bench.codec.CodingBenchmark;
import io.kicktrain.bench.ledger.LedgerBenchmark;
import java.util.List;

/** All benchmarks, in the order of their list. */
final class Benchmarks {

  static final List<Benchmark> ALL =
      List.of(
          new CodecBenchmark(),
          new CodingBenchmark(),
          new LedgerBenchmark(),
          new AnchorBenchmark());

  private Benchmarks() {}
}
