package io.kicktrain.codec.vector;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.Objects;

/**
 * A flat float32 vector held as segments, so that no array exceeds 1 MiB and indices are long.
 *
 * <p>Not thread-safe as a whole; threads that work on different segments do not disturb each other.
 */
public final class ParameterVector {
  private final long length;
  private final float[][] segments;

  /**
   * A vector of zeros.
   *
   * @param length coordinates, 1..2^40
   */
  public ParameterVector(long length) {
    this.length = length;
    segments = new float[Geometry.segments(length)][];
    for (int s = 0; s < segments.length; s++) {
      segments[s] = new float[Geometry.segmentLength(length, s)];
    }
  }

  /** Number of coordinates. */
  public long length() {
    return length;
  }

  /** Number of segments. */
  public int segments() {
    return segments.length;
  }

  /** The live array of segment {@code s}: writing to it changes the vector. */
  public float[] segment(int s) {
    return segments[s];
  }

  /** The coordinate {@code i}, 0 .. length - 1. */
  public float get(long i) {
    Objects.checkIndex(i, length);
    return segments[(int) (i / Geometry.SEGMENT)][(int) (i % Geometry.SEGMENT)];
  }

  /** Sets coordinate {@code i}, 0 .. length - 1. */
  public void set(long i, float v) {
    Objects.checkIndex(i, length);
    segments[(int) (i / Geometry.SEGMENT)][(int) (i % Geometry.SEGMENT)] = v;
  }

  /** A vector of its own with the same coordinates. */
  public ParameterVector copy() {
    ParameterVector copy = new ParameterVector(length);
    copy.copyFrom(this);
    return copy;
  }

  /**
   * Overwrites this vector with {@code other}.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public void copyFrom(ParameterVector other) {
    if (other.length != length) {
      throw new IllegalArgumentException(
          "cannot copy a vector of " + other.length + " coordinates into one of " + length);
    }
    for (int s = 0; s < segments.length; s++) {
      System.arraycopy(other.segments[s], 0, segments[s], 0, segments[s].length);
    }
  }

  /** Sets all coordinates to +0. */
  public void clear() {
    for (float[] segment : segments) {
      Arrays.fill(segment, 0f);
    }
  }

  /**
   * Copies a block out.
   *
   * @param block block number from 0
   * @param into array of exactly {@link Geometry#blockLength} floats
   */
  public void copyBlock(long block, float[] into) {
    int blockLength = Geometry.blockLength(length, block);
    if (into.length != blockLength) {
      throw new IllegalArgumentException(
          "block " + block + " has " + blockLength + " coordinates, the array " + into.length);
    }
    int offset = (int) (block % Geometry.BLOCKS_PER_SEGMENT) * Geometry.BLOCK;
    float[] segment = segments[(int) (block / Geometry.BLOCKS_PER_SEGMENT)];
    System.arraycopy(segment, offset, into, 0, blockLength);
  }

  /** Writes the coordinates in order as little-endian float32, 4 bytes each. */
  public void writeTo(WritableByteChannel out) throws IOException {
    ByteBuffer buffer = buffer();
    for (float[] segment : segments) {
      buffer.clear();
      buffer.asFloatBuffer().put(segment);
      buffer.limit(segment.length * Float.BYTES);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
    }
  }

  /**
   * Reads what {@link #writeTo} wrote. Bytes after the vector stay unread.
   *
   * @param length coordinates to read, 1..2^40
   * @throws EOFException if the channel ends too early
   */
  public static ParameterVector readFrom(ReadableByteChannel in, long length) throws IOException {
    ParameterVector vector = new ParameterVector(length);
    ByteBuffer buffer = vector.buffer();
    for (int s = 0; s < vector.segments.length; s++) {
      float[] segment = vector.segments[s];
      buffer.clear().limit(segment.length * Float.BYTES);
      while (buffer.hasRemaining()) {
        if (in.read(buffer) < 0) {
          long offset = (long) s * Geometry.SEGMENT * Float.BYTES + buffer.position();
          throw new EOFException(
              "the vector of " + length + " float32 ends after " + offset + " bytes");
        }
      }
      buffer.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(segment);
    }
    return vector;
  }

  private ByteBuffer buffer() {
    return ByteBuffer.allocate(segments[0].length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }
}
