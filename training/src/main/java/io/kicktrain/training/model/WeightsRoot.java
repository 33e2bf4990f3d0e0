package io.kicktrain.training.model;

import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.merkle.MerkleTree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * The name of a weights vector: the Merkle root (RFC 6962 section 2.1) whose leaves are its
 * segments as little-endian float32. Segments are added in order; memory is one segment. Not
 * thread-safe.
 */
public final class WeightsRoot {

  private final MerkleTree tree = new MerkleTree();

  /** A root over no segments yet. */
  public WeightsRoot() {}

  /**
   * The root of a whole vector.
   *
   * @param vector any length
   * @return 64 lower-case hexadecimal characters
   */
  public static String of(ParameterVector vector) {
    WeightsRoot root = new WeightsRoot();
    for (int s = 0; s < vector.segments(); s++) {
      root.add(vector.segment(s), vector.segment(s).length);
    }
    return root.hex();
  }

  /**
   * Adds the next segment.
   *
   * @param segment its coordinates from index 0
   * @param length how many there are, 1 to {@link Geometry#SEGMENT}; only the last segment may be
   *     shorter than that
   */
  public void add(float[] segment, int length) {
    if (length < 1 || length > Geometry.SEGMENT) {
      throw new IllegalArgumentException(
          "a segment has 1 to " + Geometry.SEGMENT + " coordinates, not " + length);
    }
    ByteBuffer bytes = ByteBuffer.allocate(length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(segment, 0, length);
    tree.add(MerkleHash.leaf(bytes.array()));
  }

  /**
   * Adds the next segment by its leaf hash, which may have been made beside others.
   *
   * @param leaf RFC 6962 leaf hash of the segment's little-endian float32, 32 bytes
   */
  public void addLeaf(byte[] leaf) {
    tree.add(leaf);
  }

  /** The root over the segments added so far, 64 lower-case hexadecimal characters. */
  public String hex() {
    return HexFormat.of().formatHex(tree.root());
  }
}
