package io.kicktrain.training.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitMix64Test {

  /** Outputs of Vigna's splitmix64.c. */
  @Test
  void givesThePublishedNumbers() {
    assertEquals(0xe220a8397b1dcdafL, SplitMix64.first(0));
    assertEquals(6457827717110365317L, SplitMix64.output(1234567, 0));
    assertEquals(3203168211198807973L, SplitMix64.output(1234567, 1));
    assertEquals(Long.parseUnsignedLong("9817491932198370423"), SplitMix64.output(1234567, 2));
  }

  /** The JDK's generator is the same algorithm, drawn in order. */
  @Test
  void agreesWithTheJdk() {
    for (long seed : new long[] {0, 1, -1, Long.MIN_VALUE, 20260711}) {
      SplittableRandom jdk = new SplittableRandom(seed);
      for (long i = 0; i < 1000; i++) {
        assertEquals(jdk.nextLong(), SplitMix64.output(seed, i));
      }
    }
  }
}
