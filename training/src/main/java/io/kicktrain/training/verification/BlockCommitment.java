package io.kicktrain.training.verification;

import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.ledger.merkle.MerkleHash;
import io.kicktrain.ledger.merkle.MerkleTree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;

/**
 * A Merkle tree (RFC 6962) over the blocks of a vector: the leaf of block b is the hash of its
 * coordinates as little-endian float32. The root goes into a statement; single blocks can be opened
 * later. Costs one pass of SHA-256 over the vector.
 */
public final class BlockCommitment {

  private final MerkleTree tree;

  private BlockCommitment(MerkleTree tree) {
    this.tree = tree;
  }

  /**
   * Commits to a vector.
   *
   * @param vector any length
   * @return the commitment; it keeps hashes, not the vector
   */
  public static BlockCommitment of(ParameterVector vector) {
    MerkleTree tree = new MerkleTree();
    long blocks = Geometry.blocks(vector.length());
    for (long block = 0; block < blocks; block++) {
      float[] values = new float[Geometry.blockLength(vector.length(), block)];
      vector.copyBlock(block, values);
      tree.add(leaf(values));
    }
    return new BlockCommitment(tree);
  }

  /**
   * The commitment of a vector of zeros: what a donor's residual is at enrolment.
   *
   * @param parameters number of coordinates
   * @return the root, hexadecimal
   */
  public static String zeroRoot(long parameters) {
    MerkleTree tree = new MerkleTree();
    long blocks = Geometry.blocks(parameters);
    byte[] full = leaf(new float[Geometry.BLOCK]);
    for (long block = 0; block < blocks; block++) {
      int length = Geometry.blockLength(parameters, block);
      tree.add(length == Geometry.BLOCK ? full : leaf(new float[length]));
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
   * @param values the block's coordinates
   * @return 32 bytes
   */
  static byte[] leaf(float[] values) {
    return MerkleHash.leaf(toBytes(values));
  }

  /**
   * A block as it is hashed and sent.
   *
   * @param values the block's coordinates
   * @return little-endian float32
   */
  public static byte[] toBytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return bytes.array();
  }

  /**
   * Back from bytes.
   *
   * @param bytes little-endian float32
   * @return the coordinates
   * @throws IllegalArgumentException if the length is no multiple of four
   */
  static float[] fromBytes(byte[] bytes) {
    if (bytes.length % Float.BYTES != 0) {
      throw new IllegalArgumentException(bytes.length + " bytes are no whole number of float32");
    }
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }
}
