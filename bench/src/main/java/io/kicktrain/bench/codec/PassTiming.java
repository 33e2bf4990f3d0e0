package io.kicktrain.bench.codec;

import io.kicktrain.bench.jmh.InTurns;
import io.kicktrain.bench.vector.VectorPass;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.SegmentThreads;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Reads a vector once; several threads read a part each. And what error feedback cannot do without:
 * adds one vector to another.
 */
@State(Scope.Benchmark)
public class PassTiming {

  /** Full segments of the vector. */
  @Param("0")
  public int segments;

  private float[][] vector = {};

  /** A thread's own sums. */
  @State(Scope.Thread)
  public static class Reader {
    final MemoryPass pass = new MemoryPass();
  }

  /** Fills the vector. */
  @Setup
  public void fill() {
    vector = new float[segments][Geometry.SEGMENT];
    for (float[] segment : vector) {
      for (int i = 0; i < segment.length; i++) {
        segment[i] = i % 7 - 3;
      }
    }
  }

  /** Makes a second vector, for the addition alone. */
  @State(Scope.Benchmark)
  public static class Target {
    private float[][] vector = {};

    /** Zeros. */
    @Setup
    public void make(PassTiming of) {
      vector = new float[of.segments][Geometry.SEGMENT];
    }
  }

  /** Adds the vector to another one: two are read, one is written. */
  @Benchmark
  public float[][] addition(Target target) {
    for (int s = 0; s < segments; s++) {
      MemoryPass.add(target.vector[s], vector[s]);
    }
    return target.vector;
  }

  /** {@link #addition} by one thread and by two. */
  @Benchmark
  public float[][] additionInTurns(InTurns turns, Target target) throws IOException {
    SegmentThreads.Worker adding = s -> MemoryPass.add(target.vector[s], vector[s]);
    ThreadsTiming.byOneAndTwo(turns, adding, segments);
    return target.vector;
  }

  /** Adds one segment, which stays in the cache, to each of the vector: one is read and written. */
  @Benchmark
  public float[][] additionOfOneSegment(Target target) {
    for (int s = 0; s < segments; s++) {
      MemoryPass.add(target.vector[s], vector[0]);
    }
    return target.vector;
  }

  /** One pass, or a thread's part of it. */
  @Benchmark
  public float pass(Reader reader, ThreadParams thread) {
    int from = segments * thread.getThreadIndex() / thread.getThreadCount();
    int to = segments * (thread.getThreadIndex() + 1) / thread.getThreadCount();
    return reader.pass.sum(vector, from, to);
  }

  /** What one would write first: sixteen running sums, one stream through the memory. */
  @Benchmark
  public float sequentialPass() {
    float sum = 0;
    for (float[] segment : vector) {
      sum += MemoryPass.sequentialSum(segment);
    }
    return sum;
  }

  /** The same by the Vector API. */
  @Benchmark
  public float vectorPass(ThreadParams thread) {
    int from = segments * thread.getThreadIndex() / thread.getThreadCount();
    int to = segments * (thread.getThreadIndex() + 1) / thread.getThreadCount();
    return VectorPass.sum(vector, from, to);
  }
}
