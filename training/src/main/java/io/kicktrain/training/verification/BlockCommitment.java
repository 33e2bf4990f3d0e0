package io.kicktrain.training.verification;

import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.merkle.MerkleTree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A Merkle tree (RFC 6962) over the blocks of one or more vectors of equal length: the leaf of
 * block b is the hash of each vector's coordinates there, one vector after the other, as
 * little-endian float32. The root goes into a statement; single blocks can be opened later. Costs
 * one pass of SHA-256 over the vectors.
 */
public final class BlockCommitment {

  private final MerkleTree tree;

  private BlockCommitment(MerkleTree tree) {
    this.tree = tree;
  }

  /**
   * Commits to vectors.
   *
   * @param vectors at least one, all of the same length
   * @return the commitment; it keeps hashes, not the vectors
   */
  public static BlockCommitment of(List<ParameterVector> vectors) {
    MerkleTree tree = new MerkleTree();
    long blocks = Geometry.blocks(vectors.get(0).length());
    for (long block = 0; block < blocks; block++) {
      tree.add(leaf(block(vectors, block)));
    }
    return new BlockCommitment(tree);
  }

  /**
   * The commitment of zeros: what a donor's state is at enrolment.
   *
   * @param parameters number of coordinates of each vector
   * @param vectors how many vectors
   * @return the root, hexadecimal
   */
  public static String zeroRoot(long parameters, int vectors) {
    MerkleTree tree = new MerkleTree();
    long blocks = Geometry.blocks(parameters);
    byte[] full = leaf(new byte[vectors * Geometry.BLOCK * Float.BYTES]);
    for (long block = 0; block < blocks; block++) {
      int length = Geometry.blockLength(parameters, block);
      tree.add(length == Geometry.BLOCK ? full : leaf(new byte[vectors * length * Float.BYTES]));
    }
    return HexFormat.of().formatHex(tree.root());
  }

  /** The root, 64 hexadecimal characters. */
  public String root() {
    return HexFormat.of().formatHex(tree.root());
  }

  /**
   * The path that opens one block.
   *
   * @param block the block's number
   * @return sibling hashes, leaf to root, hexadecimal
   */
  public List<String> proof(long block) {
    return tree.inclusionProof(block).stream().map(HexFormat.of()::formatHex).toList();
  }

  /**
   * A block's leaf hash.
   *
   * @param block as {@link #block} gives it
   * @return 32 bytes
   */
  static byte[] leaf(byte[] block) {
    return MerkleHash.leaf(block);
  }

  /**
   * A block as it is hashed and sent.
   *
   * @param vectors of equal length
   * @param block the block's number
   * @return the block of each vector, one after the other, little-endian float32
   */
  public static byte[] block(List<ParameterVector> vectors, long block) {
    int length = Geometry.blockLength(vectors.get(0).length(), block);
    List<float[]> values = new ArrayList<>(vectors.size());
    for (ParameterVector vector : vectors) {
      float[] copy = new float[length];
      vector.copyBlock(block, copy);
      values.add(copy);
    }
    return toBytes(values);
  }

  /** Arrays of equal length, one after the other, as little-endian float32. */
  static byte[] toBytes(List<float[]> values) {
    int length = values.get(0).length;
    ByteBuffer bytes = ByteBuffer.allocate(values.size() * length * Float.BYTES);
    FloatBuffer floats = bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    values.forEach(floats::put);
    return bytes.array();
  }

  /**
   * Back from bytes.
   *
   * @param bytes little-endian float32, as many for each vector
   * @param vectors how many vectors
   * @return the coordinates of each
   * @throws IllegalArgumentException if the length is no multiple of four times the vectors
   */
  static List<float[]> fromBytes(byte[] bytes, int vectors) {
    if (bytes.length % (vectors * Float.BYTES) != 0) {
      throw new IllegalArgumentException(
          bytes.length + " bytes are no whole number of float32 for each of " + vectors);
    }
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    List<float[]> values = new ArrayList<>(vectors);
    for (int i = 0; i < vectors; i++) {
      float[] vector = new float[bytes.length / Float.BYTES / vectors];
      floats.get(vector);
      values.add(vector);
    }
    return values;
  }
}
