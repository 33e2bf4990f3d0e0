package io.kicktrain.ledger.merkle;

import io.kicktrain.ledger.bytes.Sha256;
import java.security.MessageDigest;
import java.util.List;

/** The hashes of RFC 6962 section 2.1: leaves and nodes are separated by a prefix byte. */
public final class MerkleHash {
  /** Length of every hash in bytes. */
  public static final int BYTES = Sha256.BYTES;

  /** Digests are costly to make and reset themselves when read. */
  private static final ThreadLocal<MessageDigest> DIGEST =
      ThreadLocal.withInitial(Sha256::newDigest);

  private static final byte LEAF_PREFIX = 0;
  private static final byte NODE_PREFIX = 1;

  private MerkleHash() {}

  /** SHA-256(0x00 || parts...): the hash of one leaf given in pieces. */
  public static byte[] leaf(byte[]... parts) {
    MessageDigest digest = DIGEST.get();
    digest.update(LEAF_PREFIX);
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /** SHA-256(0x01 || left || right). */
  public static byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = DIGEST.get();
    digest.update(NODE_PREFIX);
    digest.update(left);
    digest.update(right);
    return digest.digest();
  }

  /** The root of the tree without leaves: SHA-256 of nothing. */
  public static byte[] empty() {
    return Sha256.of();
  }

  /** The root over {@code leafHashes} in order; {@link #empty()} for none. */
  public static byte[] root(List<byte[]> leafHashes) {
    MerkleTree tree = new MerkleTree();
    leafHashes.forEach(tree::add);
    return tree.root();
  }
}
