package io.kicktrain.codec.frame;

import io.kicktrain.codec.bits.BitReader;
import io.kicktrain.codec.bits.BitWriter;
import io.kicktrain.codec.value.ClassCode;
import io.kicktrain.codec.value.ValueFormat;
import java.util.Arrays;

/**
 * Writes and reads the value codes of a segment: as they are, or, where it takes fewer bits, the
 * highest bits of their levels (the <em>class</em>) in a Huffman code of the segment's own. Signs
 * and the bits below the class hold nothing that a code could save. Reusable, not thread-safe.
 *
 * <p>A class has three bits, of one value or, where a level is a single bit, of three in a row.
 */
final class CodeStream {
  private static final int CODED = 1;
  private static final int WORD = 56;

  private final int bits;
  private final boolean hasClasses;

  /** Values that share a class. */
  private final int shared;

  /** Bits of a class that come from one value. */
  private final int part;

  /** Bits of a value below. */
  private final int rest;

  private final ClassCode classCode = new ClassCode();
  private final int[] frequencies = new int[ClassCode.CLASSES];
  private byte[] classes = {};

  CodeStream(ValueFormat format) {
    bits = format.bits();
    hasClasses = format.levels() > 1;
    shared = format.levels() == 2 ? ClassCode.PLAIN_BITS : 1;
    part = ClassCode.PLAIN_BITS / shared;
    rest = bits - part;
  }

  void write(BitWriter out, int[] codes, int count) {
    if (!hasClasses) {
      writeFields(out, codes, count, bits);
      return;
    }
    int symbols = classify(codes, count);
    long coded = classCode.fit(frequencies) + ClassCode.HEADER_BITS;
    boolean pays = coded < (long) count * part;
    out.write(pays ? CODED : 0, 1);
    if (pays) {
      classCode.write(out);
      writeFields(out, codes, count, rest);
      for (int s = 0; s < symbols; s++) {
        classCode.write(out, classes[s]);
      }
    } else {
      writeFields(out, codes, count, bits);
    }
  }

  /** As many together as a write takes. */
  private static void writeFields(BitWriter out, int[] codes, int count, int width) {
    long mask = (1L << width) - 1;
    int each = WORD / width;
    for (int i = 0; i < count; ) {
      long word = 0;
      int used = 0;
      for (int end = Math.min(count, i + each); i < end; i++, used += width) {
        word |= (codes[i] & mask) << used;
      }
      out.write(word, used);
    }
  }

  private int classify(int[] codes, int count) {
    int symbols = (count + shared - 1) / shared;
    if (classes.length < symbols) {
      classes = new byte[Math.max(symbols, 2 * classes.length)];
    }
    Arrays.fill(frequencies, 0);
    for (int s = 0, i = 0; s < symbols; s++) {
      int next = 0;
      int at = 0;
      for (int end = Math.min(count, i + shared); i < end; i++, at += part) {
        next |= codes[i] >>> rest << at;
      }
      classes[s] = (byte) next;
      frequencies[next]++;
    }
    return symbols;
  }

  /**
   * Reads {@code codes[0 .. count)}.
   *
   * @return false if the stream ends or declares no code: the codes are undefined then
   */
  boolean read(BitReader in, int[] codes, int count) {
    if (!hasClasses || in.read(1) != CODED) {
      return readFields(in, codes, count, bits);
    }
    int symbols = (count + shared - 1) / shared;
    if (classes.length < symbols) {
      classes = new byte[symbols];
    }
    if (!classCode.read(in)
        || !readFields(in, codes, count, rest)
        || !classCode.read(in, classes, symbols)) {
      return false;
    }
    addClasses(codes, count);
    return true;
  }

  /**
   * Reads codes that are nothing but signs, as they are: 32 in each number, the first lowest.
   *
   * @return false if the stream ends
   */
  static boolean readSigns(BitReader in, int[] signs, int count) {
    if (count > in.remaining()) {
      return false;
    }
    byte[] bytes = in.bytes();
    long at = in.position();
    for (int i = 0; i < count; i += Integer.SIZE, at += Integer.SIZE) {
      signs[i / Integer.SIZE] = (int) BitReader.load(bytes, at);
    }
    in.skip(count);
    return true;
  }

  private void addClasses(int[] codes, int count) {
    if (shared == 1) {
      for (int i = 0; i < count; i++) {
        codes[i] |= classes[i] << rest;
      }
    } else {
      for (int s = 0, i = 0; i < count; s++) {
        int next = classes[s];
        for (int end = Math.min(count, i + shared); i < end; i++, next >>>= 1) {
          codes[i] |= (next & 1) << rest;
        }
      }
    }
  }

  private static boolean readFields(BitReader in, int[] codes, int count, int width) {
    long length = (long) count * width;
    if (length > in.remaining()) {
      return false;
    }
    byte[] bytes = in.bytes();
    long at = in.position();
    int mask = (int) ((1L << width) - 1);
    int each = WORD / width;
    for (int i = 0; i < count; at += (long) each * width) {
      long word = BitReader.load(bytes, at);
      for (int end = Math.min(count, i + each); i < end; i++, word >>>= width) {
        codes[i] = (int) word & mask;
      }
    }
    in.seek(in.position() + length);
    return true;
  }
}
