package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.dense.DenseRuns;
import io.kicktrain.codec.value.ValueCoder;
import io.kicktrain.codec.value.ValueFormat;

/** Decodes the dense coordinates of segments, of one value format. Reusable, not thread-safe. */
final class DenseDecoder {
  private final ValueFormat format;
  private final CodeStream codeStream;
  private final ValueCoder coder;
  private final ScaleGroups groups = new ScaleGroups();
  private int[] positions = {};
  private int[] codes = {};
  private float[] values = {};

  DenseDecoder(ValueFormat format) {
    this.format = format;
    this.codeStream = new CodeStream(format);
    this.coder = ValueCoder.of(format);
  }

  boolean isOf(ValueFormat other) {
    return format == other;
  }

  /** The live array of positions, ascending; valid are as many as the runs have. */
  int[] positions() {
    return positions;
  }

  /** The live array of value codes. */
  int[] codes() {
    return codes;
  }

  /** The scales of each run. */
  ScaleGroups groups() {
    return groups;
  }

  /** The live array of values. */
  float[] values() {
    return values;
  }

  /**
   * Reads a scale group for each run, then the codes of all.
   *
   * @param segment the decoder of the segment that they end, which knows where it is
   */
  void read(BitReader in, DenseRuns runs, SegmentDecoder segment) throws MalformedMessageException {
    resize(runs.count());
    runs.positions(positions, 0);
    readScales(in, runs, segment);
    if (!codeStream.read(in, codes, runs.count())) {
      throw segment.malformed("ends within its dense values");
    }
    segment.decodeValues(coder, groups, codes, positions, values);
  }

  private void readScales(BitReader in, DenseRuns runs, SegmentDecoder segment)
      throws MalformedMessageException {
    ScaleCoder scales = new ScaleCoder(format);
    groups.clear();
    int end = 0;
    for (int r = 0; r < runs.runs(); r++) {
      if (!scales.read(in)) {
        throw segment.malformed("has a scale out of range in its dense run " + r);
      }
      end += runs.end(r) - runs.start(r);
      groups.add(scales.lowCode(), scales.highCode(), end);
    }
  }

  private void resize(int count) {
    if (positions.length < count) {
      positions = new int[count];
      codes = new int[count];
      values = new float[count];
    }
  }
}
