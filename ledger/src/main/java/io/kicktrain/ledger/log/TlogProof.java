package io.kicktrain.ledger.log;

import io.kicktrain.ledger.bytes.Decimal;
import io.kicktrain.ledger.bytes.StrictBase64;
import io.kicktrain.ledger.merkle.MerkleHash;
import java.util.ArrayList;
import java.util.List;

/**
 * A receipt as a file: C2SP tlog-proof. The entry itself is the file's extra data, so that one file
 * and the log's vkey are all that a verification needs. Nothing in it is trusted before {@link
 * Receipt#verify}.
 *
 * @param entry the entry's bytes
 * @param receipt of that entry
 */
@SuppressWarnings("ArrayRecordComponent") // a container to be verified, never compared
public record TlogProof(byte[] entry, Receipt receipt) {
  /** The extension of such files. */
  public static final String EXTENSION = ".tlog-proof";

  private static final String HEADER = "c2sp.org/tlog-proof@v1\n";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";
  private static final int MAX_LENGTH = 1 << 21;

  /** The file's text. */
  public String format() {
    StringBuilder text = new StringBuilder(HEADER);
    text.append(EXTRA).append(StrictBase64.encode(entry)).append('\n');
    text.append(INDEX).append(receipt.index()).append('\n');
    receipt.proof().forEach(hash -> text.append(StrictBase64.encode(hash)).append('\n'));
    return text.append('\n').append(receipt.signedTreeHead()).toString();
  }

  /**
   * Parses a file that holds its entry.
   *
   * @throws IllegalArgumentException if it breaks the format; the message names the line
   */
  public static TlogProof parse(String text) {
    int empty = text.length() > MAX_LENGTH ? -1 : text.indexOf("\n\n");
    if (empty < HEADER.length() || !text.startsWith(HEADER)) {
      throw new IllegalArgumentException("not a c2sp.org/tlog-proof@v1 file");
    }
    String[] lines = text.substring(HEADER.length(), empty).split("\n", -1);
    if (lines.length < 2 || !lines[0].startsWith(EXTRA) || !lines[1].startsWith(INDEX)) {
      throw new IllegalArgumentException(
          "proof file needs the lines extra and index, in this order");
    }
    byte[] entry = decode(lines[0].substring(EXTRA.length()), 2);
    List<byte[]> proof = new ArrayList<>();
    for (int i = 2; i < lines.length; i++) {
      proof.add(hash(lines[i], i + 2));
    }
    long index = Decimal.parse(lines[1].substring(INDEX.length()));
    byte[] leafHash = MerkleHash.leaf(entry);
    return new TlogProof(entry, new Receipt(index, leafHash, proof, text.substring(empty + 2)));
  }

  private static byte[] hash(String line, int number) {
    byte[] hash = decode(line, number);
    if (hash.length != MerkleHash.BYTES) {
      throw new IllegalArgumentException("line " + number + " of the proof is no hash");
    }
    return hash;
  }

  private static byte[] decode(String base64, int line) {
    try {
      return StrictBase64.decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + line + " of the proof is not base64", e);
    }
  }
}
