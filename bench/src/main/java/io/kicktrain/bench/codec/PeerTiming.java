package io.kicktrain.bench.codec;

import io.kicktrain.bench.peer.Peer;
import io.kicktrain.bench.peer.PositionCoder;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Codes and decodes the positions of a whole vector. */
@State(Scope.Benchmark)
public class PeerTiming {

  /** Which coder. */
  @Param("KICKTRAIN")
  public Peer peer = Peer.KICKTRAIN;

  /** Coordinates of the vector. */
  @Param("0")
  public int parameters;

  /** Share of the coordinates that is set. */
  @Param("0")
  public int perMillion;

  private PositionCoder coder = peer.coder();
  private int[] positions = {0};
  private int[] decoded = {0};
  private PositionCoder.Coded coded = coder.encode(positions, 1);

  /** Draws the positions, codes them, and sees to it that they come back. */
  @Setup
  public void draw() {
    coder = peer.coder();
    positions = new RandomPositions(perMillion / 1e6, 1).next(parameters);
    decoded = new int[positions.length];
    coded = coder.encode(positions, parameters);
    coded.decode(decoded);
    if (!Arrays.equals(positions, decoded)) {
      throw new IllegalStateException(peer + " does not give back what it was given");
    }
  }

  /** From positions to bytes. */
  @Benchmark
  public PositionCoder.Coded encode() {
    return coder.encode(positions, parameters);
  }

  /** From bytes to positions. */
  @Benchmark
  public int[] decode() {
    coded.decode(decoded);
    return decoded;
  }
}
