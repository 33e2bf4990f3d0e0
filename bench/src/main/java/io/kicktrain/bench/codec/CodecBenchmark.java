package io.kicktrain.bench.codec;

import io.kicktrain.bench.Benchmark;
import io.kicktrain.bench.Report;

/** Bytes and time of gradient messages. */
public final class CodecBenchmark implements Benchmark {

  @Override
  public String name() {
    return "codec";
  }

  @Override
  public String summary() {
    return "Gradient messages: bytes against the entropy limit, time against reading memory once.";
  }

  @Override
  public void run(Report report) throws Exception {
    new IndexCost(report).run();
    new MessageSizes(report).run();
    new RealIndexCost(report).run();
    new Timings(report).run();
    new Peers(report).run();
  }
}
