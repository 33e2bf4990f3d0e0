package io.kicktrain.bench.gradient;

import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.platform.Installation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The vectors of {@link GradientDump}, made when they are missing: beside the compiled program. */
public final class RealGradients {

  private RealGradients() {}

  /** Whether {@link #read} has to train first, which takes minutes. */
  public static boolean areMissing() {
    return List.of(GradientDump.DGC, GradientDump.PSEUDO_GRADIENT).stream()
        .anyMatch(name -> !Files.exists(folder().resolve(name)));
  }

  /**
   * A vector.
   *
   * @param name {@link GradientDump#DGC} or {@link GradientDump#PSEUDO_GRADIENT}
   */
  public static ParameterVector read(String name) throws IOException, InterruptedException {
    if (areMissing()) {
      train();
    }
    try (FileChannel in = FileChannel.open(folder().resolve(name))) {
      return ParameterVector.readFrom(in, in.size() / Float.BYTES);
    }
  }

  private static void train() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(folder());
    Path log = folder.resolve("training.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                GradientDump.class.getName(),
                Installation.current().demoSources().toString(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new Failure(
            ExitCodes.FAILED, "training for real gradients failed", "see why in " + log);
      }
    } finally {
      process.destroy();
    }
  }

  private static Path folder() {
    try {
      Path code =
          Path.of(RealGradients.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return code.resolveSibling("gradients");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program's own address is no URI", e);
    }
  }
}
