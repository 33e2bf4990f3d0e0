package io.kicktrain.bench.codec;

import io.kicktrain.bench.Report;
import io.kicktrain.bench.Row;
import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.feedback.ErrorFeedback;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.frame.SparseSegment;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The codings of one vector's message. */
final class CodingRows {

  private final Report report;
  private final String name;
  private final ParameterVector vector;
  private final int perMillion;

  CodingRows(Report report, String name, ParameterVector vector, int perMillion) {
    this.report = report;
    this.name = name;
    this.vector = vector;
    this.perMillion = perMillion;
  }

  void run() throws IOException {
    MessageReader signs = MessageReader.of(message(ValueFormat.SIGN));
    positions(signs);
    double positionBits = PositionCost.of(signs).bitsPerNonzero();
    for (ValueFormat format : List.of(ValueFormat.Q2, ValueFormat.Q4, ValueFormat.Q8)) {
      values(format, positionBits);
    }
  }

  private void positions(MessageReader message) throws IOException {
    PositionCost cost = PositionCost.of(message);
    double limit = Entropy.perNonzero((double) cost.count() / vector.length());
    for (CodingOfGaps coding : CodingOfGaps.all()) {
      double bits = 0;
      SparseSegment segment = new SparseSegment();
      for (int s = 0; s < message.header().segments(); s++) {
        message.decode(s, segment);
        if (segment.count() > 0) {
          bits += coding.bits(gaps(segment), Geometry.segmentLength(vector.length(), s));
        }
      }
      report.add(position(coding.name(), bits / cost.count(), limit).note(coding.what()));
    }
    report.add(position("message", cost.bitsPerNonzero(), limit).note("what the codec does"));
  }

  private Row position(String coding, double bits, double limit) {
    return Row.of("position-" + name + "-" + coding, "bits", bits).against("H(p)/p", limit);
  }

  private void values(ValueFormat format, double positionBits) throws IOException {
    byte[] message = message(format);
    MessageReader reader = MessageReader.of(message);
    SparseSegment segment = new SparseSegment();
    double bits = 0;
    long count = 0;
    for (int s = 0; s < reader.header().segments(); s++) {
      reader.decode(s, segment);
      bits += segment.count() + levelEntropy(segment);
      count += segment.count();
    }
    double actual = 8.0 * message.length / count - positionBits;
    String row = "value-" + name + "-" + format.bits() + "bit";
    report.add(
        Row.of(row, "bits", actual)
            .against("plain", format.bits())
            .note("all of the message but the positions"));
    report.add(
        Row.of(row + "-entropy", "bits", bits / count)
            .against("plain", format.bits())
            .note("sign and entropy of the levels in each segment, tables for free"));
  }

  /** Bits of all magnitudes of a segment, coded by their frequencies in it. */
  private static double levelEntropy(SparseSegment segment) {
    Map<Float, Integer> frequencies = new HashMap<>();
    for (int i = 0; i < segment.count(); i++) {
      frequencies.merge(Math.abs(segment.values()[i]), 1, Integer::sum);
    }
    double bits = 0;
    for (int frequency : frequencies.values()) {
      bits -= frequency * Math.log((double) frequency / segment.count()) / Math.log(2);
    }
    return bits;
  }

  private static int[] gaps(SparseSegment segment) {
    int[] gaps = new int[segment.count()];
    int previous = -1;
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = segment.positions()[i] - previous - 1;
      previous = segment.positions()[i];
    }
    return gaps;
  }

  private byte[] message(ValueFormat format) {
    CodecSettings settings =
        new CodecSettings(new Selection.Global(perMillion), format, Transform.NONE, 1f);
    return new ErrorFeedback(settings, new ParameterVector(vector.length())).encode(vector.copy());
  }
}
