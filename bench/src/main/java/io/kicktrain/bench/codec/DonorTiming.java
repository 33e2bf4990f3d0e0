package io.kicktrain.bench.codec;

import io.kicktrain.bench.jmh.InTurns;
import io.kicktrain.bench.vector.VectorPass;
import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.feedback.ErrorFeedback;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The whole of a donor's side: an update comes in, a message goes out, the residual stays. */
@State(Scope.Benchmark)
public class DonorTiming {

  /** Of the residual, where the update has 1. */
  static final float RESIDUAL_DEVIATION = 2;

  /** Full segments of the vector. */
  @Param("0")
  public int segments;

  /** Whether the largest of all are sent, or the largest of each block. */
  @Param("global")
  public String selection = "";

  /** Threads that one message is made with. */
  @Param("1")
  public int threads;

  private final MemoryPass pass = new MemoryPass();
  private ParameterVector update = new ParameterVector(1);
  private float[][] updated = {};
  private ParameterVector before = new ParameterVector(1);
  private ParameterVector residual = new ParameterVector(1);
  private ErrorFeedback feedback = new ErrorFeedback(settings("global"), residual);
  private ErrorFeedback together = feedback;

  /** Draws an update, and a residual as it is after some rounds. */
  @Setup
  public void draw() {
    update = normal(segments, 1, 1);
    updated = IntStream.range(0, segments).mapToObj(update::segment).toArray(float[][]::new);
    before = normal(segments, 2, RESIDUAL_DEVIATION);
    residual = before.copy();
    feedback = new ErrorFeedback(settings(selection), residual, threads);
    together = new ErrorFeedback(settings(selection), residual, 2);
  }

  /** Every message is made of the same. */
  @Setup(Level.Invocation)
  public void restore() {
    residual.copyFrom(before);
  }

  /** Feedback, selection, quantisation, coding. */
  @Benchmark
  public byte[] encode() {
    return feedback.encode(update);
  }

  /** By one thread and by two. */
  @Benchmark
  public int encodeInTurns(InTurns turns) {
    int length = encode(turns);
    restore();
    long start = System.nanoTime();
    byte[] two = together.encode(update);
    turns.second += System.nanoTime() - start;
    return length + two.length;
  }

  /** And a pass over the update. */
  @Benchmark
  public double encodeAndPass(InTurns turns) {
    return encodeAnd(() -> pass.sum(updated, 0, segments), turns);
  }

  /** The same with a pass by the Vector API. */
  @Benchmark
  public double encodeAndVectorPass(InTurns turns) {
    return encodeAnd(() -> VectorPass.sum(updated, 0, segments), turns);
  }

  private double encodeAnd(DoubleSupplier other, InTurns turns) {
    int length = encode(turns);
    long start = System.nanoTime();
    double sum = other.getAsDouble();
    turns.second += System.nanoTime() - start;
    return length + sum;
  }

  private int encode(InTurns turns) {
    long start = System.nanoTime();
    byte[] message = feedback.encode(update);
    turns.first += System.nanoTime() - start;
    return message.length;
  }

  /** Normally distributed coordinates. */
  static ParameterVector normal(int segments, long seed, float deviation) {
    SplittableRandom random = new SplittableRandom(seed);
    ParameterVector vector = new ParameterVector((long) segments * Geometry.SEGMENT);
    for (int s = 0; s < segments; s++) {
      float[] segment = vector.segment(s);
      for (int i = 0; i < segment.length; i++) {
        segment[i] = (float) random.nextGaussian() * deviation;
      }
    }
    return vector;
  }

  private static CodecSettings settings(String selection) {
    Selection which =
        selection.equals("global") ? new Selection.Global(1000) : new Selection.PerBlock(4);
    return new CodecSettings(which, ValueFormat.SIGN, Transform.NONE, 1f);
  }
}
