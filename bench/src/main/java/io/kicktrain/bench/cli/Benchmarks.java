package io.kicktrain.bench.cli;

import io.kicktrain.bench.Benchmark;
import io.kicktrain.bench.codec.CodecBenchmark;
import java.util.List;

/** All benchmarks, in the order of their list. */
final class Benchmarks {

  static final List<Benchmark> ALL = List.of(new CodecBenchmark());

  private Benchmarks() {}
}
