package io.kicktrain.bench.jmh;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Times the same work with one thread and with two, in turns: the machine's speed changes within
 * seconds, and so it does for both. A benchmark method takes it as a parameter and adds what it
 * measured; {@link Measured#speedUps} tells how many times as fast two are. JMH sets the sums to
 * zero before each iteration.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class InTurns {
  static final String ONE = "one";
  static final String TWO = "two";

  /** Nanoseconds with one thread. */
  public long one;

  /** Nanoseconds with two threads. */
  public long two;
}
