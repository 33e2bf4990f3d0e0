package io.kicktrain.bench.codec;

import io.kicktrain.bench.jmh.InTurns;
import io.kicktrain.codec.frame.MalformedMessageException;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.value.ValueFormat;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Decodes a whole message; two threads decode it independently of each other. */
@State(Scope.Benchmark)
public class DecodeTiming {

  /** Times that the message is decoded in a turn, by all threads together. */
  private static final int TIMES = 100;

  /** Coordinates of the message's vector. */
  @Param("0")
  public long parameters;

  /** Share of the coordinates that is sent. */
  @Param("0")
  public int perMillion;

  /** How values are written. */
  @Param("SIGN")
  public ValueFormat format = ValueFormat.SIGN;

  @SuppressWarnings("NullAway.Init")
  private MessageReader message;

  /** Makes the message. */
  @Setup
  public void encode() throws MalformedMessageException {
    message = MessageReader.of(new LargestOfNormal(parameters, perMillion, 1).message(format));
  }

  /** Positions and values of every segment. */
  @Benchmark
  public void decode(Blackhole use) throws IOException {
    message.decodeAll(
        (segment, decoded) -> {
          use.consume(decoded.positions());
          use.consume(decoded.values());
        });
  }

  /** Many times by one thread, and as often by two together. */
  @Benchmark
  public void decodeInTurns(InTurns turns, Blackhole use) throws IOException {
    ThreadsTiming.byOneAndTwo(turns, time -> decode(use), TIMES);
  }
}
