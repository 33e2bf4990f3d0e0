package io.kicktrain.bench.codec;

import io.kicktrain.bench.jmh.InTurns;
import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.aggregate.Aggregation;
import io.kicktrain.codec.aggregate.WeightedMessage;
import io.kicktrain.codec.feedback.ServerFeedback;
import io.kicktrain.codec.frame.MessageWriter;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.ParameterVector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The hub's side: messages in files are summed, the mean is taken into the server's residual, and
 * what of it is sent becomes a delta.
 */
@State(Scope.Benchmark)
public class HubTiming {

  /** Four of each block of 4,096: 0.1%. */
  private static final CodecSettings DELTA = new CodecSettings(4, ValueFormat.SIGN, 1f);

  /** System property with the folder of the messages, which {@link Messages} wrote. */
  static final String FOLDER = "kicktrain.bench.messages";

  /** Rounds that made the residual. */
  private static final int ROUNDS_BEFORE = 2;

  /** How many of them are summed. */
  @Param("0")
  public int count;

  /** Coordinates of their vectors. */
  @Param("0")
  public long parameters;

  private List<WeightedMessage> messages = List.of();
  private ParameterVector before = new ParameterVector(1);
  private ParameterVector residual = new ParameterVector(1);

  /** Names the messages, and makes a residual as some rounds of them leave it. */
  @Setup
  public void prepare() throws IOException {
    Path folder = Path.of(System.getProperty(FOLDER, "."));
    messages =
        IntStream.range(0, count)
            .mapToObj(i -> new WeightedMessage(Messages.file(folder, i), 1))
            .toList();
    residual = new ParameterVector(parameters);
    for (int round = 0; round < ROUNDS_BEFORE; round++) {
      aggregate();
    }
    before = residual.copy();
  }

  /** Every round starts from the same: with always the same messages, a residual would grow. */
  @Setup(Level.Invocation)
  public void restore() {
    residual.copyFrom(before);
  }

  /** From messages to the delta. */
  @Benchmark
  public byte[] aggregate() throws IOException {
    return aggregate(1);
  }

  private byte[] aggregate(int threads) throws IOException {
    MessageWriter delta = new MessageWriter(parameters, DELTA);
    List<Step> steps = Stream.generate(() -> new Step(residual, delta)).limit(threads).toList();
    new Aggregation(messages, parameters).run(steps);
    return delta.toBytes();
  }

  /** By one thread and by two. */
  @Benchmark
  public int aggregateInTurns(InTurns turns) throws IOException {
    long start = System.nanoTime();
    byte[] one = aggregate(1);
    turns.first += System.nanoTime() - start;
    restore();
    start = System.nanoTime();
    byte[] two = aggregate(2);
    turns.second += System.nanoTime() - start;
    return one.length + two.length;
  }

  /** What a thread does with a segment's mean. */
  private static final class Step implements Aggregation.Step {
    private final ParameterVector residual;
    private final MessageWriter delta;
    private final ServerFeedback feedback = new ServerFeedback(DELTA);
    private byte[] coded = new byte[0];

    Step(ParameterVector residual, MessageWriter delta) {
      this.residual = residual;
      this.delta = delta;
    }

    @Override
    public boolean compute(int segment, float[] mean, int length) {
      coded = feedback.encode(segment, residual.segment(segment), mean, length);
      return true;
    }

    @Override
    public void deliver(int segment) {
      delta.add(coded);
    }
  }
}
