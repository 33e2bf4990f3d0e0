package io.kicktrain.bench.jmh;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Times of two things that are done in turns within one Java machine: the machine's speed changes
 * within seconds, and so it does for both. A benchmark method takes it as a parameter and adds what
 * it measured; {@link Measured#ratiosInTurns} has the ratio. JMH sets the sums to zero before each
 * iteration.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class InTurns {
  static final String FIRST = "first";
  static final String SECOND = "second";

  /** Nanoseconds of one of the two. */
  public long first;

  /** Nanoseconds of the other. */
  public long second;
}
