package io.kicktrain.bench.codec;

import io.kicktrain.codec.select.GlobalLook;
import io.kicktrain.codec.select.GlobalSelection;
import io.kicktrain.codec.select.MagnitudeSample;
import io.kicktrain.codec.vector.ParameterVector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The donor's inner loop alone: an update is added, and what may be sent is kept aside. */
@State(Scope.Benchmark)
public class LookTiming {

  private static final int ONE_OF = 1000;

  /** Full segments of the vector. */
  @Param("0")
  public int segments;

  private final GlobalLook look = new GlobalLook();
  private ParameterVector update = new ParameterVector(1);
  private ParameterVector before = new ParameterVector(1);
  private ParameterVector residual = new ParameterVector(1);
  private MagnitudeSample sample = new MagnitudeSample(1);

  /** Draws an update and a residual. */
  @Setup
  public void draw() {
    update = DonorTiming.normal(segments, 1, 1);
    before = DonorTiming.normal(segments, 2, DonorTiming.RESIDUAL_DEVIATION);
    residual = before.copy();
  }

  /** The same residual each time, of which, with the update, a sample is known. */
  @Setup(Level.Invocation)
  public void sample() {
    residual.copyFrom(before);
    sample = new MagnitudeSample(update.length());
    for (int s = 0; s < segments; s++) {
      float[] added = update.segment(s);
      float[] to = residual.segment(s);
      sample.add(s, (from, into) -> addUp(to, added, from, into));
    }
  }

  private static void addUp(float[] a, float[] b, int from, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = a[from + i] + b[from + i];
    }
  }

  /** Adds, and keeps what reaches the sample's bound. */
  @Benchmark
  public boolean additionAndLook() {
    long keep = update.length() / ONE_OF;
    GlobalSelection selection = GlobalSelection.sampled(update.length(), keep, sample);
    for (int s = 0; s < segments; s++) {
      float[] sum = residual.segment(s);
      look.start(selection);
      for (int from = 0; from < sum.length; from += GlobalLook.STRETCH) {
        look.atSum(1f, sum, update.segment(s), sum, from, GlobalLook.STRETCH);
        look.keep(sum);
      }
      look.end(s, selection);
    }
    return selection.isComplete();
  }
}
