package io.kicktrain.bench.codec;

import io.kicktrain.bench.Benchmark;
import io.kicktrain.bench.Report;

/** Bytes and time of gradient messages. */
public final class CodecBenchmark implements Benchmark {

  /** Steps that time nothing: two densities, five sizes, one training. */
  private static final int SIZES = 8;

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
    DonorRows donor = new DonorRows(report);
    DecodeRows decode = new DecodeRows(report);
    HubRows hub = new HubRows(report);
    PeerRows peers = new PeerRows(report);
    report.steps(SIZES + donor.steps() + decode.steps() + hub.steps() + peers.steps());
    new IndexCost(report).run();
    new MessageSizes(report).run();
    new RealIndexCost(report).run();
    donor.run();
    decode.run();
    hub.run();
    peers.run();
  }
}
