package io.kicktrain.training.verification;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.feedback.MomentumSettings;
import io.kicktrain.codec.feedback.StateCheck;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.ledger.merkle.ProofVerifier;
import io.kicktrain.training.coding.ContributionCoding;
import io.kicktrain.training.entry.Statement;
import io.kicktrain.training.wire.Challenge;
import io.kicktrain.training.wire.Openings;
import io.kicktrain.training.wire.Openings.Opening;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks opened blocks against a statement and its payload: what was opened must be what was
 * committed to, and running the donor's step again on it must give the payload's content of that
 * block and the committed state after, bit for bit. A lie about a fraction f of the blocks survives
 * c openings with probability (1 - f)^c.
 */
public final class OpeningCheck {

  private static final int MAX_PROOF_NODES = 64;

  private final Statement statement;
  private final CodecSettings settings;
  private final Optional<MomentumSettings> momentum;
  private final MessageReader payload;
  private final long parameters;

  /**
   * A check of one contribution.
   *
   * @param statement the logged statement
   * @param coding how the campaign's contributions are coded
   * @param payload the stored message
   */
  public OpeningCheck(Statement statement, ContributionCoding coding, MessageReader payload) {
    this.statement = statement;
    this.settings = coding.at(statement.round());
    this.momentum = coding.momentum();
    this.payload = payload;
    this.parameters = payload.header().parameters();
  }

  /**
   * Checks all openings of a challenge.
   *
   * @param challenge the blocks that were drawn
   * @param openings what the donor sent
   * @return empty when everything agrees, otherwise the first disagreement
   * @throws IOException if the payload cannot be read
   */
  public Optional<String> disagreement(Challenge challenge, Openings openings) throws IOException {
    List<Long> opened = openings.blocks().stream().map(Opening::block).toList();
    if (!opened.equals(challenge.blocks())) {
      return Optional.of("asked to open blocks " + challenge.blocks() + " but got " + opened);
    }
    for (Opening opening : openings.blocks()) {
      Optional<String> found = disagreement(opening);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<String> disagreement(Opening opening) throws IOException {
    long block = opening.block();
    int bytes = Geometry.blockLength(parameters, block) * Float.BYTES;
    int vectors = momentum.isPresent() ? 2 : 1;
    if (opening.before().length != vectors * bytes || opening.update().length != bytes) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "block %d has %d bytes of state and %d of update, not %d and %d",
              block,
              vectors * bytes,
              bytes,
              opening.before().length,
              opening.update().length));
    }
    if (!committed(block, opening.before(), opening.beforeProof(), statement.before())) {
      return Optional.of("block " + block + " before is not under the statement's root");
    }
    if (!committed(block, opening.update(), opening.updateProof(), statement.update())) {
      return Optional.of("block " + block + " of the update is not under the statement's root");
    }
    List<float[]> before = BlockCommitment.fromBytes(opening.before(), vectors);
    float[] update = BlockCommitment.fromBytes(opening.update(), 1).get(0);
    if (!finite(update) || !before.stream().allMatch(OpeningCheck::finite)) {
      return Optional.of("block " + block + " holds a value that is not finite");
    }
    Optional<List<float[]>> after =
        StateCheck.check(payload, block, before, update, settings, momentum);
    if (after.isEmpty()) {
      return Optional.of("block " + block + " of the payload is not what the opened state gives");
    }
    byte[] state = BlockCommitment.toBytes(after.get());
    if (!committed(block, state, opening.afterProof(), statement.after())) {
      return Optional.of("block " + block + " after is not under the statement's root");
    }
    return Optional.empty();
  }

  private boolean committed(long block, byte[] values, List<String> proof, String root) {
    if (proof.size() > MAX_PROOF_NODES) {
      return false;
    }
    HexFormat hex = HexFormat.of();
    List<byte[]> nodes = new ArrayList<>(proof.size());
    for (String node : proof) {
      if (!node.matches("[0-9a-f]{64}")) {
        return false;
      }
      nodes.add(hex.parseHex(node));
    }
    byte[] leaf = BlockCommitment.leaf(values);
    long blocks = Geometry.blocks(parameters);
    return ProofVerifier.inclusion(leaf, block, blocks, nodes, hex.parseHex(root));
  }

  private static boolean finite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
