package io.kicktrain.bench.peer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeerTest {

  private static final int UNIVERSE = 600_000;

  @ParameterizedTest
  @EnumSource
  void givesBackWhatItWasGiven(Peer peer) {
    SplittableRandom random = new SplittableRandom(11);
    PositionCoder coder = peer.coder();
    for (int every : new int[] {2, 100, 1000, 500_000}) {
      int[] positions =
          IntStream.range(0, UNIVERSE)
              .filter(i -> i == UNIVERSE - 1 || random.nextInt(every) == 0)
              .toArray();
      PositionCoder.Coded coded = coder.encode(positions, UNIVERSE);
      int[] decoded = new int[positions.length];
      coded.decode(decoded);
      assertArrayEquals(positions, decoded);
      assertTrue(coded.bytes() > 0);
    }
  }
}
