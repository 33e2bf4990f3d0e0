package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.bits.Rice;
import io.kicktrain.codec.value.Scale;
import io.kicktrain.codec.value.ValueFormat;

/**
 * Writes and reads the scale codes of a segment's blocks, one block after the other: those of the
 * first block in full, then the differences to the block before, because neighbouring blocks
 * resemble each other.
 */
final class ScaleCoder {
  private static final int RICE = 2;

  private final int scales;
  private boolean first = true;
  private int low;
  private int spread;

  ScaleCoder(ValueFormat format) {
    scales = format.scales();
  }

  void write(BitWriter out, int lowCode, int highCode) {
    if (scales > 0) {
      writeNumber(out, lowCode, low);
    }
    if (scales > 1) {
      writeNumber(out, highCode - lowCode, spread);
    }
    first = false;
    low = lowCode;
    spread = highCode - lowCode;
  }

  /** Reads the scales of the next block; false if they are none that are valid. */
  boolean read(BitReader in) {
    if (scales > 0) {
      low = readNumber(in, low);
    }
    if (scales > 1) {
      spread = readNumber(in, spread);
    }
    first = false;
    return low >= 0 && spread >= 0 && low <= Scale.MAX_CODE && low + spread <= Scale.MAX_CODE;
  }

  int lowCode() {
    return low;
  }

  int highCode() {
    return low + spread;
  }

  private void writeNumber(BitWriter out, int value, int before) {
    if (first) {
      out.write(value, Scale.BITS);
    } else {
      Rice.write(out, Rice.zigzag(value - before), RICE);
    }
  }

  private int readNumber(BitReader in, int before) {
    return first ? in.read(Scale.BITS) : before + Rice.unzigzag(Rice.read(in, RICE));
  }
}
