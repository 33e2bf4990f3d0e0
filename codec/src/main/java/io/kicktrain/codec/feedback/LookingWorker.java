package io.kicktrain.codec.feedback;

import io.kicktrain.codec.dense.Dense;
import io.kicktrain.codec.dense.DenseRuns;
import io.kicktrain.codec.select.GlobalLook;
import io.kicktrain.codec.select.GlobalSelection;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.codec.vector.SegmentThreads;

/** Accumulates segments and finds what may be selected of the whole vector. */
final class LookingWorker implements SegmentThreads.Worker {
  private final ParameterVector acc;
  private final Accumulation accumulation;
  private final GlobalSelection selection;
  private final GlobalLook look;
  private final Dense dense;
  private final DenseMask mask = new DenseMask();

  LookingWorker(
      ParameterVector acc,
      Accumulation accumulation,
      GlobalSelection selection,
      GlobalLook look,
      Dense dense) {
    this.acc = acc;
    this.accumulation = accumulation;
    this.dense = dense;
    this.selection = selection;
    this.look = look;
  }

  @Override
  public void compute(int segment) {
    float[] values = acc.segment(segment);
    look.start(selection);
    DenseRuns runs = dense.runs(segment);
    for (int from = 0; from < values.length; from += GlobalLook.STRETCH) {
      int to = Math.min(values.length, from + GlobalLook.STRETCH);
      accumulation.accumulateWithinLimit(segment, values, from, to, look);
      if (mask.hide(runs, values, from, to)) {
        look.at(values, from, to - from);
      }
      look.keep(values);
      mask.show(runs, values, from, to);
    }
    look.end(segment, selection);
  }
}
