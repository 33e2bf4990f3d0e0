package io.kicktrain.ledger.note;

import io.kicktrain.ledger.bytes.Decimal;
import io.kicktrain.ledger.bytes.StrictBase64;
import io.kicktrain.ledger.merkle.MerkleHash;
import java.util.Arrays;

/**
 * Size and root of a log at one moment: the text of a C2SP tlog-checkpoint, without extension
 * lines.
 *
 * @param origin name of the log, one line
 * @param size number of leaves, 0..2^63-1
 * @param root RFC 6962 root over the leaves, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below compare contents
public record TreeHead(String origin, long size, byte[] root) {
  /** Checks all three, and that an empty tree has the empty tree's root. */
  public TreeHead {
    KeyNames.require(origin);
    root = root.clone();
    if (size < 0 || root.length != MerkleHash.BYTES) {
      throw new NoteException("tree head needs a size >= 0 and a root of 32 bytes");
    }
    if (size == 0 && !Arrays.equals(root, MerkleHash.empty())) {
      throw new NoteException("root of an empty tree must be the hash of nothing");
    }
  }

  /** The three lines that are signed. */
  public String body() {
    return origin + "\n" + size + "\n" + StrictBase64.encode(root) + "\n";
  }

  /**
   * Parses the text of a note.
   *
   * @throws NoteException unless it is exactly three lines: origin, size and root
   */
  public static TreeHead parse(String body) {
    String[] lines = body.split("\n", -1);
    if (lines.length != 4 || !lines[3].isEmpty()) {
      throw new NoteException("tree head must be exactly three lines");
    }
    try {
      return new TreeHead(lines[0], Decimal.parse(lines[1]), StrictBase64.decode(lines[2]));
    } catch (NoteException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new NoteException("tree head: " + e.getMessage(), e);
    }
  }

  /** A copy of the 32 bytes. */
  @Override
  public byte[] root() {
    return root.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeHead that
        && origin.equals(that.origin)
        && size == that.size
        && Arrays.equals(root, that.root);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(size) + Arrays.hashCode(root);
  }

  @Override
  public String toString() {
    return "TreeHead[" + origin + " " + size + " " + StrictBase64.encode(root) + "]";
  }
}
