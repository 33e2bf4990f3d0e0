package io.kicktrain.bench.codec;

import io.kicktrain.bench.Row;
import io.kicktrain.bench.jmh.InTurns;
import io.kicktrain.bench.jmh.Job;
import io.kicktrain.bench.jmh.Measured;
import io.kicktrain.codec.vector.SegmentThreads;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** How much faster this machine is by two threads that share nothing, not even the memory. */
@State(Scope.Benchmark)
public class ThreadsTiming {

  /** To be measured in turns with what two threads are compared at. */
  static final Job JOB = Job.of(ThreadsTiming.class, "drawInTurns");

  private static final int TIMES = 20;
  private static final int STEPS = 1_000_000;

  /** Random numbers by one thread and by two. */
  @Benchmark
  public void drawInTurns(InTurns turns, Blackhole use) throws IOException {
    byOneAndTwo(turns, time -> use.consume(draw(time + 1)), TIMES);
  }

  /** Xorshift (Marsaglia 2003): each step needs the one before, and nothing else. */
  private static long draw(long seed) {
    long x = seed;
    for (int i = 0; i < STEPS; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }

  /** Does something many times by one thread, and as often by two together. */
  static void byOneAndTwo(InTurns turns, SegmentThreads.Worker worker, int times)
      throws IOException {
    long start = System.nanoTime();
    SegmentThreads.run(List.of(worker), 0, times);
    turns.first += System.nanoTime() - start;
    start = System.nanoTime();
    SegmentThreads.run(List.of(worker, worker), 0, times);
    turns.second += System.nanoTime() - start;
  }

  /** How much faster a job is by two threads, which was measured together with {@link #JOB}. */
  static Row speedUp(String name, Measured measured, Job inTurns) {
    double ofMachine = Row.of("any", "x", measured.ratiosInTurns(JOB)).value();
    return Row.of(name, "x", measured.ratiosInTurns(inTurns))
        .against("a loop that needs no memory", ofMachine);
  }

  /** The same, of which 1.7 is asked where the memory does not hold both threads up. */
  static Row askedSpeedUp(String name, Measured measured, Job inTurns) {
    return speedUp(name, measured, inTurns).atLeast(1.7);
  }
}
