package io.kicktrain.codec.feedback;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.frame.MessageWriter;
import io.kicktrain.codec.frame.SegmentCoding;
import io.kicktrain.codec.select.Cut;
import io.kicktrain.codec.select.GlobalLook;
import io.kicktrain.codec.select.GlobalSelection;
import io.kicktrain.codec.select.MagnitudeSample;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.codec.vector.SegmentThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes a message of a whole vector and leaves the residual in it, on several threads. Reusable,
 * not thread-safe.
 */
final class VectorEncoder {
  private final CodecSettings settings;
  private final List<Tools> threads;

  /** What each thread has for itself. */
  private record Tools(SegmentEncoder encoder, GlobalLook look) {
    Tools(CodecSettings settings) {
      this(new SegmentEncoder(settings), new GlobalLook());
    }
  }

  VectorEncoder(CodecSettings settings, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least 1 thread encodes, not " + threads);
    }
    this.settings = settings;
    this.threads = Stream.generate(() -> new Tools(settings)).limit(threads).toList();
  }

  /**
   * Accumulates and codes.
   *
   * @param acc the accumulator, afterwards the residual
   * @param accumulation makes one for each thread
   * @param sent learns what is taken out of {@code acc}
   */
  byte[] encode(ParameterVector acc, Supplier<Accumulation> accumulation, SentValues sent) {
    settings.dense().checkFits(acc.length());
    sent.start(acc.segments());
    return settings.selection() instanceof Selection.Global global
        ? encodeAbove(acc, accumulation, keepOf(global, acc.length()), sent)
        : encodeBlocks(acc, accumulation, sent);
  }

  /** A share of those that are not dense; 1 of none is nothing too. */
  private long keepOf(Selection.Global global, long parameters) {
    return Math.max(1, global.keepOf(parameters - settings.dense().count()));
  }

  /** Accumulates only. */
  void accumulate(ParameterVector acc, Supplier<Accumulation> accumulation) {
    run(acc, tools -> new AccumulatingWorker(acc, accumulation.get()));
  }

  private byte[] encodeBlocks(
      ParameterVector acc, Supplier<Accumulation> accumulation, SentValues sent) {
    MessageWriter message = new MessageWriter(acc.length(), settings);
    return code(
        acc,
        message,
        sent,
        encoder -> {
          Accumulation mine = accumulation.get();
          return s -> encoder.encode(s, acc.segment(s), acc.segment(s).length, mine);
        });
  }

  private byte[] encodeAbove(
      ParameterVector acc, Supplier<Accumulation> accumulation, long keep, SentValues sent) {
    GlobalSelection selection = select(acc, accumulation, keep);
    Cut cut = selection.cut();
    SegmentCoding coding =
        new SegmentCoding.ByCut(settings.values(), settings.transform(), cut, settings.dense());
    MessageWriter message = new MessageWriter(acc.length(), coding);
    return code(
        acc, message, sent, encoder -> s -> encoder.encode(s, acc.segment(s), selection, cut));
  }

  private byte[] code(
      ParameterVector acc,
      MessageWriter message,
      SentValues sent,
      Function<SegmentEncoder, IntFunction<byte[]>> coder) {
    byte[][] coded = new byte[acc.segments()][];
    run(acc, tools -> new CodingWorker(tools.encoder(), coder.apply(tools.encoder()), coded, sent));
    for (byte[] segment : coded) {
      message.add(segment);
    }
    return message.toBytes();
  }

  private GlobalSelection select(
      ParameterVector acc, Supplier<Accumulation> accumulation, long keep) {
    Supplier<Accumulation> source = accumulation;
    if (settings.transform() != Transform.NONE) {
      // A sample of a few coordinates cannot be transformed: accumulate first.
      accumulate(acc, accumulation);
      source = () -> Accumulated.INSTANCE;
    }
    GlobalSelection selection = GlobalSelection.sampled(acc.length(), keep, sample(acc, source));
    look(acc, source, selection);
    if (selection.isComplete()) {
      return selection;
    }
    GlobalSelection all = GlobalSelection.ofAll(acc.length(), keep);
    look(acc, () -> Accumulated.INSTANCE, all);
    return all;
  }

  private MagnitudeSample sample(ParameterVector acc, Supplier<Accumulation> accumulation) {
    MagnitudeSample sample = new MagnitudeSample(acc.length());
    run(acc, tools -> new SamplingWorker(acc, accumulation.get(), sample, settings.dense()));
    return sample;
  }

  private void look(
      ParameterVector acc, Supplier<Accumulation> accumulation, GlobalSelection selection) {
    run(
        acc,
        tools ->
            new LookingWorker(acc, accumulation.get(), selection, tools.look(), settings.dense()));
  }

  private void run(ParameterVector acc, Function<Tools, SegmentThreads.Worker> worker) {
    try {
      SegmentThreads.run(threads.stream().map(worker).toList(), 0, acc.segments());
    } catch (IOException interrupted) {
      throw new UncheckedIOException(interrupted);
    }
  }
}
