package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.bits.Golomb;
import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.value.ValueFormat;

/**
 * Writes and reads the scale codes of a segment's groups, one group after the other: each but the
 * first as the difference to the group before, because neighbours resemble each other, and the
 * first as the difference to the cut, if there is one, because no level lies below it.
 *
 * <p>All numbers are scale codes divided by the format's {@link ValueFormat#scaleStep}.
 */
final class ScaleCoder {
  private static final int LOW_ABOVE_CUT = 4;
  private static final int FIRST_SPREAD = 8;
  private static final int DIFFERENCE = 4;

  private final int scales;
  private final int step;
  private final int most;
  private int cut = -1;
  private boolean first = true;
  private int low;
  private int spread;

  ScaleCoder(ValueFormat format) {
    scales = format.scales();
    step = format.scaleStep();
    // What is a factor is doubled by the largest value.
    most = (Scale.MAX_CODE - (format == ValueFormat.FLOAT16 ? Scale.OCTAVE : 0)) / step;
  }

  /** Starts the next segment. */
  void start(SegmentCoding coding) {
    first = true;
    cut = coding instanceof SegmentCoding.ByCut byCut ? lowest(byCut) : -1;
  }

  private int lowest(SegmentCoding.ByCut coding) {
    return Math.min(most, Scale.floor(coding.cut().magnitude()) / step);
  }

  void write(BitWriter out, int lowCode, int highCode) {
    if (scales > 0) {
      writeLow(out, lowCode / step);
    }
    if (scales > 1) {
      writeSpread(out, (highCode - lowCode) / step);
    }
    first = false;
  }

  private void writeLow(BitWriter out, int number) {
    if (!first) {
      Golomb.write(out, Golomb.zigzag(number - low), DIFFERENCE, Golomb.TAIL);
    } else if (cut < 0) {
      out.write(number, Scale.BITS);
    } else if (number >= cut) {
      Golomb.write(out, number - cut, LOW_ABOVE_CUT, Golomb.TAIL);
    } else {
      throw new IllegalArgumentException("scale " + number + " lies below the cut's, " + cut);
    }
    low = number;
  }

  private void writeSpread(BitWriter out, int number) {
    if (first) {
      Golomb.write(out, number, FIRST_SPREAD, Golomb.TAIL);
    } else {
      Golomb.write(out, Golomb.zigzag(number - spread), DIFFERENCE, Golomb.TAIL);
    }
    spread = number;
  }

  /** Reads the scales of the next group; false if they are none that are valid. */
  boolean read(BitReader in) {
    low = scales > 0 ? readLow(in) : 0;
    spread = scales > 1 ? readSpread(in) : 0;
    first = false;
    return low >= 0 && spread >= 0 && low + spread <= most;
  }

  private int readLow(BitReader in) {
    if (!first) {
      return low + Golomb.unzigzag(Golomb.read(in, DIFFERENCE, Golomb.TAIL));
    }
    if (cut < 0) {
      return in.read(Scale.BITS);
    }
    int above = Golomb.read(in, LOW_ABOVE_CUT, Golomb.TAIL);
    return above < 0 ? -1 : cut + above;
  }

  private int readSpread(BitReader in) {
    return first
        ? Golomb.read(in, FIRST_SPREAD, Golomb.TAIL)
        : spread + Golomb.unzigzag(Golomb.read(in, DIFFERENCE, Golomb.TAIL));
  }

  int lowCode() {
    return low * step;
  }

  int highCode() {
    return (low + spread) * step;
  }
}
