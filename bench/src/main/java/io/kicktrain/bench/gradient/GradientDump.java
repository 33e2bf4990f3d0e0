package io.kicktrain.bench.gradient;

import io.kicktrain.codec.CodecSettings;
import io.kicktrain.codec.aggregate.DeltaApplier;
import io.kicktrain.codec.feedback.MomentumFeedback;
import io.kicktrain.codec.feedback.MomentumSettings;
import io.kicktrain.codec.frame.MessageReader;
import io.kicktrain.codec.select.Selection;
import io.kicktrain.codec.transform.Transform;
import io.kicktrain.codec.value.ValueFormat;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.model.InitialWeights;
import io.kicktrain.training.recipe.InnerOptimizer;
import io.kicktrain.training.recipe.LocalWork;
import io.kicktrain.training.recipe.ModelSpec;
import io.kicktrain.worker.model.LocalTraining;
import io.kicktrain.worker.model.Network;
import io.kicktrain.worker.model.TokenBatch;
import io.kicktrain.worker.model.Torch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trains a small GPT-2 with the donor's own code and writes the vectors that would be compressed:
 *
 * <ul>
 *   <li>{@code pseudo-gradient}: start minus end of {@value #LOCAL_STEPS} AdamW steps (DiLoCo,
 *       SparseLoCo), after {@value #WARM_UP_LEASES} such leases;
 *   <li>{@code dgc}: residual plus momentum-corrected update as Deep Gradient Compression selects
 *       from it, after {@value #DGC_ROUNDS} rounds that each sent 0.1% of it.
 * </ul>
 *
 * <p>A program of its own, because the engine's memory is native. The same machine gives the same
 * vectors; another one nearly so.
 */
public final class GradientDump {

  /** File of the residual that Deep Gradient Compression selects from. */
  public static final String DGC = "dgc";

  /** File of the pseudo-gradient. */
  public static final String PSEUDO_GRADIENT = "pseudo-gradient";

  /** What is trained. */
  public static final ModelSpec.Gpt2 MODEL = new ModelSpec.Gpt2(8192, 128, 256, 6, 8);

  private static final int BATCH = 8;
  private static final int LOCAL_STEPS = 25;
  private static final int WARM_UP_LEASES = 6;
  private static final int DGC_ROUNDS = 50;
  private static final float DGC_RATE = 0.1f;
  private static final long SEED = 20_261_121;

  private final JavaText text;
  private final Path folder;
  private final SplittableRandom random = new SplittableRandom(SEED);

  private GradientDump(JavaText text, Path folder) {
    this.text = text;
    this.folder = folder;
  }

  /**
   * Writes the vectors as little-endian float32.
   *
   * @param args the folder of source jars, and the folder to write to
   */
  public static void main(String[] args) throws IOException {
    Torch.useThreads(Runtime.getRuntime().availableProcessors());
    Path folder = Files.createDirectories(Path.of(args[1]));
    new GradientDump(JavaText.read(Path.of(args[0]), MODEL.vocabulary()), folder).run();
  }

  private void run() throws IOException {
    System.out.println(text.length() + " words, " + MODEL.parameters() + " parameters");
    try (Network network = Network.of(MODEL, "cpu")) {
      ParameterVector weights = InitialWeights.generate(network.layout(), SEED);
      localSteps(network, weights);
      momentumCorrected(network, weights);
    }
  }

  /** Leases of local steps, each applied as a whole; the last update is kept. */
  private void localSteps(Network network, ParameterVector weights) throws IOException {
    InnerOptimizer adam = new InnerOptimizer(1e-3, 0.9, 0.95, 1e-8, 0.1, 2);
    LocalTraining training = training(network, LocalWork.Mode.LOCAL_STEPS, Optional.of(adam));
    ParameterVector update = new ParameterVector(weights.length());
    for (int lease = 0; lease <= WARM_UP_LEASES; lease++) {
      training.begin(weights, lease);
      for (int step = 0; step < LOCAL_STEPS; step++) {
        training.step(batch());
      }
      training.finish(weights, update);
      subtract(weights, update);
      System.out.printf("lease %d: loss %.3f%n", lease, training.meanLoss());
    }
    write(PSEUDO_GRADIENT, update);
  }

  /** One donor's rounds of Deep Gradient Compression; the last accumulator is kept unsent. */
  private void momentumCorrected(Network network, ParameterVector weights) throws IOException {
    LocalTraining training = training(network, LocalWork.Mode.ACCUMULATE, Optional.empty());
    ParameterVector update = new ParameterVector(weights.length());
    ParameterVector residual = new ParameterVector(weights.length());
    CodecSettings coding =
        new CodecSettings(new Selection.Global(1000), ValueFormat.FLOAT32, Transform.NONE, 1f);
    MomentumFeedback feedback =
        new MomentumFeedback(
            coding,
            new MomentumSettings(0.9f, 1f, true),
            new ParameterVector(weights.length()),
            residual);
    for (int round = 0; round < DGC_ROUNDS; round++) {
      gradient(training, weights, update);
      scale(update, -DGC_RATE);
      DeltaApplier.apply(MessageReader.of(feedback.encode(update)), weights);
      System.out.printf("round %d: loss %.3f%n", round, training.meanLoss());
    }
    gradient(training, weights, update);
    scale(update, -DGC_RATE);
    feedback.foldBack(update);
    write(DGC, residual);
  }

  private void gradient(LocalTraining training, ParameterVector weights, ParameterVector update) {
    training.begin(weights, 0);
    training.step(batch());
    training.finish(weights, update);
  }

  private static LocalTraining training(
      Network network, LocalWork.Mode mode, Optional<InnerOptimizer> optimizer) {
    return LocalTraining.of(network, new LocalWork(mode, BATCH, LOCAL_STEPS, optimizer, 1));
  }

  private TokenBatch batch() {
    int columns = MODEL.context() + 1;
    return new TokenBatch(BATCH, columns, text.windows(random, BATCH, columns));
  }

  private static void subtract(ParameterVector from, ParameterVector what) {
    for (int s = 0; s < from.segments(); s++) {
      for (int i = 0; i < from.segment(s).length; i++) {
        from.segment(s)[i] -= what.segment(s)[i];
      }
    }
  }

  private static void scale(ParameterVector vector, float factor) {
    for (int s = 0; s < vector.segments(); s++) {
      for (int i = 0; i < vector.segment(s).length; i++) {
        vector.segment(s)[i] *= factor;
      }
    }
  }

  /** Atomically: a file that is there is complete. */
  private void write(String name, ParameterVector vector) throws IOException {
    Path part = folder.resolve(name + ".part");
    try (FileChannel out =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      vector.writeTo(out);
    }
    Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
