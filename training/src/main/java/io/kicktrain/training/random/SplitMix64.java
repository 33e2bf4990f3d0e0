package io.kicktrain.training.random;

/**
 * SplitMix64 as a counter generator (Steele, Lea and Flood 2014, "Fast Splittable Pseudorandom
 * Number Generators"; the constants are Stafford's variant 13): output number i does not depend on
 * the outputs before it, so any part of a sequence can be made alone.
 */
public final class SplitMix64 {

  /** 2^64 over the golden ratio, odd: what the state grows by between two outputs. */
  public static final long GAMMA = 0x9E3779B97F4A7C15L;

  private SplitMix64() {}

  /**
   * The first output of the generator whose state is {@code state}.
   *
   * @param state any 64 bits
   * @return 64 bits
   */
  public static long first(long state) {
    long z = state + GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * Output number {@code index} of the generator seeded with {@code seed}; all arithmetic is modulo
   * 2^64.
   *
   * @param seed any 64 bits
   * @param index counted from 0
   * @return 64 bits
   */
  public static long output(long seed, long index) {
    return first(seed + index * GAMMA);
  }
}
