package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.dense.DenseRuns;
import io.kicktrain.codec.frame.SegmentCoding;
import io.kicktrain.codec.frame.SegmentSymbols;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.select.BlockTopK;
import io.kicktrain.codec.select.Cut;
import io.kicktrain.codec.select.CutSelection;
import io.kicktrain.codec.select.GlobalSelection;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.vector.Geometry;

/** Codes one segment after the other. Reusable, not thread-safe: each thread has its own. */
public final class SegmentEncoder {
  private final CodecSettings settings;
  private final BlockCoder coder;
  private final BlockTopK largestOfBlock = new BlockTopK();
  private final CutSelection aboveCut = new CutSelection();
  private final DenseMask mask = new DenseMask();
  private final DenseCoder denseCoder;
  private final SegmentSymbols symbols = new SegmentSymbols();

  /** An encoder for segments of messages with these settings. */
  public SegmentEncoder(CodecSettings settings) {
    this.settings = settings;
    this.coder = new BlockCoder(settings.values());
    this.denseCoder = new DenseCoder(settings.dense().values());
  }

  /**
   * Selects in each block, quantises and codes a segment of a vector without dense coordinates.
   *
   * @param acc {@code acc[0 .. length)} holds residual plus update, transformed if the settings say
   *     so; on return, what is left after the receiver adds the decoded values
   * @param length coordinates of the segment, 1..2^18
   * @return the segment's bytes, for {@link io.kicktrain.codec.frame.MessageWriter#add}
   * @throws IllegalArgumentException if a coordinate is NaN or above 2^64 in magnitude (blocks
   *     before it have been coded then), or if the settings select globally or have dense
   *     coordinates
   */
  public byte[] encode(float[] acc, int length) {
    requireNothingDense();
    return encode(0, acc, length, Accumulated.INSTANCE);
  }

  /**
   * The same, with each block accumulated just before it is selected from.
   *
   * @param segment the segment's number, for the accumulation
   */
  byte[] encode(int segment, float[] acc, int length, Accumulation accumulation) {
    checkLength(acc, length);
    if (!(settings.selection() instanceof Selection.PerBlock perBlock)) {
      throw new IllegalArgumentException("a global selection needs a cut");
    }
    symbols.clear();
    DenseRuns runs = settings.dense().runs(segment);
    for (int from = 0; from < length; from += Geometry.BLOCK) {
      int n = Math.min(Geometry.BLOCK, length - from);
      // Where all are dense, nothing is left to select from: 1 of it is nothing too.
      int keep = Math.max(1, perBlock.keepOf(n - runs.countOf(from / Geometry.BLOCK)));
      largestOfBlock.keep(keep);
      accumulation.accumulateWithinLimit(segment, acc, from, from + n, largestOfBlock);
      if (mask.hide(runs, acc, from, from + n)) {
        largestOfBlock.at(acc, from, n);
      }
      coder.code(acc, largestOfBlock.take(acc, symbols.positions(), symbols.count()), symbols);
      mask.show(runs, acc, from, from + n);
    }
    denseCoder.code(acc, runs, symbols);
    return symbols.toBytes(
        new SegmentCoding.PerBlock(
            settings.values(), settings.transform(), perBlock.keep(), settings.dense()),
        length);
  }

  /**
   * Selects by a cut, quantises and codes a segment of a vector without dense coordinates.
   *
   * @param acc as for {@link #encode(float[], int)}
   * @param length coordinates of the segment, 1..2^18
   * @param cut what is sent
   * @param first number of the segment's first coordinate in the vector
   * @return the segment's bytes
   * @throws IllegalArgumentException if a coordinate is NaN or infinite, or if the settings have
   *     dense coordinates; nothing has been coded then
   */
  public byte[] encode(float[] acc, int length, Cut cut, long first) {
    requireNothingDense();
    checkLength(acc, length);
    symbols.clear();
    int count = aboveCut.select(acc, 0, length, cut, first, symbols.positions(), 0);
    coder.code(acc, count, symbols);
    return toBytes(cut, length);
  }

  /** Quantises and codes what is selected of an accumulated segment. */
  byte[] encode(int segment, float[] acc, GlobalSelection selection, Cut cut) {
    symbols.clear();
    coder.code(acc, selection.select(segment, cut, symbols.positions()), symbols);
    denseCoder.code(acc, settings.dense().runs(segment), symbols);
    return toBytes(cut, acc.length);
  }

  private byte[] toBytes(Cut cut, int length) {
    return symbols.toBytes(
        new SegmentCoding.ByCut(settings.values(), settings.transform(), cut, settings.dense()),
        length);
  }

  /**
   * What a receiver adds for the segment that was encoded last: its decoded positions and values.
   */
  public SparseSegment decoded() {
    return symbols.toSparse(settings.values(), settings.dense().values());
  }

  /** What was written for the segment that was encoded last. */
  SegmentSymbols symbols() {
    return symbols;
  }

  private void requireNothingDense() {
    if (!settings.dense().isEmpty()) {
      throw new IllegalArgumentException(
          "a segment by itself cannot be coded with dense coordinates, which the vector's are");
    }
  }

  static void checkLength(float[] acc, int length) {
    if (length < 1 || length > Geometry.SEGMENT || length > acc.length) {
      throw new IllegalArgumentException(
          "a segment has 1 to 2^18 coordinates, not " + length + " of an array of " + acc.length);
    }
  }
}
