package io.kicktrain.training.verification;

import io.kicktrain.codec.vector.Geometry;
import io.kicktrain.training.wire.Challenge;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Draws the blocks that a donor must open. The draw depends on a secret of the hub and on the
 * statement's place in the log, so a donor cannot know it before it has signed, and a donor that
 * asks again (because the answer was lost, or the hub was restarted) gets the same blocks.
 */
public final class Challenger {

  private final SecretKeySpec secret;

  /**
   * A challenger.
   *
   * @param secret at least 16 random bytes that never leave the hub
   */
  public Challenger(byte[] secret) {
    if (secret.length < 16) {
      throw new IllegalArgumentException("the secret must have at least 16 bytes");
    }
    this.secret = new SecretKeySpec(secret, "HmacSHA256");
  }

  /**
   * Draws blocks without repetition, each equally likely.
   *
   * @param contribution index of the statement in the log
   * @param parameters number of coordinates
   * @param openings how many blocks the recipe asks for; all of them when there are fewer
   * @return the challenge, blocks ascending
   */
  public Challenge draw(long contribution, long parameters, int openings) {
    long blocks = Geometry.blocks(parameters);
    int wanted = (int) Math.min(openings, blocks);
    TreeSet<Long> drawn = new TreeSet<>();
    for (int i = 0; drawn.size() < wanted; i++) {
      drawn.add(Long.remainderUnsigned(random(contribution, i), blocks));
    }
    return new Challenge(contribution, List.copyOf(new ArrayList<>(drawn)));
  }

  private long random(long contribution, int counter) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      mac.update(ByteBuffer.allocate(12).putLong(contribution).putInt(counter).array());
      return ByteBuffer.wrap(mac.doFinal()).getLong();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
