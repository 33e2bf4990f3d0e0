package io.kicktrain.training.wire;

import java.util.List;

/**
 * The opened blocks of one contribution.
 *
 * @param blocks one opening for every challenged block, in the challenge's order
 */
public record Openings(List<Opening> blocks) {

  /** Copies the list. */
  public Openings {
    blocks = List.copyOf(blocks);
  }

  /**
   * One block of 4,096 coordinates (fewer at the end): the donor's state before and its raw update,
   * with the Merkle paths of state before, raw update and state after. The state after is
   * recomputed, so it is not sent.
   *
   * @param block the block's number
   * @param before residual before the step, then momentum if the recipe has one, little-endian
   *     float32
   * @param update raw update, little-endian float32
   * @param beforeProof path to the statement's {@code before} root, hexadecimal
   * @param updateProof path to the {@code update} root
   * @param afterProof path to the {@code after} root
   */
  @SuppressWarnings("ArrayRecordComponent") // a wire record: JSON writes byte[] as base64
  public record Opening(
      long block,
      byte[] before,
      byte[] update,
      List<String> beforeProof,
      List<String> updateProof,
      List<String> afterProof) {}
}
