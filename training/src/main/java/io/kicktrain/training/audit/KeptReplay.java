package io.kicktrain.training.audit;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.merkle.MerkleProofs;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.tile.TileId;
import io.kicktrain.ledger.tile.VerifiedTiles;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * What an earlier audit has replayed. Layout, big-endian: {@code "KTRPLY01"}, entries (8 bytes) and
 * root (32) of the tree head, entries of the contributor (8), number of campaigns (4); for each its
 * name and {@link KeptCampaign}; SHA-256 of all that. The checksum tells damage; whoever may change
 * this file may change the program that reads it as well.
 */
final class KeptReplay implements AutoCloseable {

  /** Another number for every change of what a replay computes: then all of it is done again. */
  private static final long MAGIC = 0x4b5452504c593031L;

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final DataInputStream in;
  private final long size;
  private final byte[] root;
  private final long ofContributor;

  private KeptReplay(Path file, DataInputStream in) throws IOException {
    this.file = file;
    this.in = in;
    this.size = in.readLong();
    this.root = in.readNBytes(Sha256.BYTES);
    this.ofContributor = in.readLong();
  }

  static void writeHeader(TreeHead head, long ofContributor, int campaigns, DataOutputStream out)
      throws IOException {
    out.writeLong(MAGIC);
    out.writeLong(head.size());
    out.write(head.root());
    out.writeLong(ofContributor);
    out.writeInt(campaigns);
  }

  /**
   * Opens a file after checking all of it.
   *
   * @throws IOException if it is damaged
   */
  static KeptReplay open(Path file) throws IOException {
    long checked = Files.size(file) - Sha256.BYTES;
    try (InputStream bytes = Files.newInputStream(file)) {
      byte[] digest = digest(bytes, Math.max(0, checked));
      if (!Arrays.equals(digest, bytes.readNBytes(Sha256.BYTES))) {
        throw damaged(file, file);
      }
    }
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    try {
      if (in.readLong() != MAGIC) {
        throw damaged(file, file);
      }
      return new KeptReplay(file, in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static IOException damaged(Path what, Path replay) {
    return new IOException(
        what
            + ", which an earlier audit has left, is damaged: delete "
            + replay
            + ", and the audit begins with the first entry again");
  }

  /** How many entries were replayed. */
  long size() {
    return size;
  }

  /** How many of them the contributor of the scope has signed. */
  long ofContributor() {
    return ofContributor;
  }

  /** Whether it was a replay of the first entries of this log. */
  boolean isOf(VerifiedTiles tiles) {
    return size <= tiles.head().size() && Arrays.equals(MerkleProofs.root(tiles, size), root);
  }

  /**
   * Restores the campaigns; may be called once.
   *
   * @param tiles of the same log
   * @param campaigns makes a fresh replay of a campaign
   * @throws AuditException if a recipe is not to be had any more
   */
  void restore(VerifiedTiles tiles, Function<String, CampaignAudit> campaigns)
      throws AuditException, IOException {
    Bundles bundles = new Bundles(tiles);
    for (int left = in.readInt(); left > 0; left--) {
      CampaignAudit campaign = campaigns.apply(in.readUTF());
      KeptCampaign.restore(campaign, in, file.resolveSibling(""), bundles::entry);
      requireWhole(campaign);
    }
  }

  private void requireWhole(CampaignAudit campaign) throws IOException {
    Path weights = campaign.weights;
    if (weights != null
        && !(Files.exists(weights) && weights.toString().contains("-" + sha256(weights) + "."))) {
      throw damaged(weights, file);
    }
  }

  static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return HexFormat.of().formatHex(digest(in, Long.MAX_VALUE));
    }
  }

  private static byte[] digest(InputStream in, long most) throws IOException {
    MessageDigest digest = Sha256.newDigest();
    byte[] buffer = new byte[BUFFER];
    for (long left = most; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        break;
      }
      digest.update(buffer, 0, read);
      left -= read;
    }
    return digest.digest();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Entries in ascending order: each bundle is read and checked once. */
  private static final class Bundles {
    private final VerifiedTiles tiles;
    private long number = -1;
    private List<byte[]> entries = List.of();

    Bundles(VerifiedTiles tiles) {
      this.tiles = tiles;
    }

    Entry entry(long index) {
      if (index / TileId.FULL != number) {
        number = index / TileId.FULL;
        entries = tiles.bundle(number);
      }
      return Entry.parse(entries.get((int) (index % TileId.FULL)));
    }
  }
}
