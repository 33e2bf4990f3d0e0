package io.kicktrain.training.aggregation;

import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.ledger.merkle.MerkleHash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** One segment of all of a state's vectors, with its bytes as they lie in the file. */
final class StateSegment {
  /** The vectors, by their number; live. */
  final float[][] vectors;

  private final byte[] bytes;
  private final byte[][] leaves;
  private int length;

  StateSegment(int count) {
    vectors = new float[count][Geometry.SEGMENT];
    bytes = new byte[count * Geometry.SEGMENT * Float.BYTES];
    leaves = new byte[count][];
  }

  /** The buffer for the bytes of {@code length} coordinates of each vector. */
  ByteBuffer buffer(int length) {
    this.length = length;
    return ByteBuffer.wrap(bytes, 0, vectors.length * length * Float.BYTES);
  }

  /** Takes the vectors out of the filled buffer. */
  void fromBytes() {
    for (int i = 0; i < vectors.length; i++) {
      bytesOf(i).asFloatBuffer().get(vectors[i], 0, length);
    }
  }

  /** Makes the bytes of {@code length} coordinates of each vector and hashes them. */
  void toBytes(int length) {
    this.length = length;
    for (int i = 0; i < vectors.length; i++) {
      bytesOf(i).asFloatBuffer().put(vectors[i], 0, length);
      int start = i * length * Float.BYTES;
      leaves[i] = MerkleHash.leaf(Arrays.copyOfRange(bytes, start, start + length * Float.BYTES));
    }
  }

  /** After {@link #toBytes}: writes the segment as it lies in the file. */
  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, vectors.length * length * Float.BYTES);
  }

  /** After {@link #toBytes}: the hash of a vector's segment, see {@code WeightsRoot}. */
  byte[] leaf(int vector) {
    return leaves[vector];
  }

  private ByteBuffer bytesOf(int vector) {
    int size = length * Float.BYTES;
    return ByteBuffer.wrap(bytes, vector * size, size).slice().order(ByteOrder.LITTLE_ENDIAN);
  }
}
