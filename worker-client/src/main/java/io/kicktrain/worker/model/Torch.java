package io.kicktrain.worker.model;

import ai.djl.Device;
import ai.djl.engine.Engine;

/** The native engine: how it is started and which devices it has. */
public final class Torch {

  static final String ENGINE = "PyTorch";

  private Torch() {}

  /**
   * Sets the number of threads of one tensor operation. Only the first call of a process counts,
   * and only before the first network is built: the engine reads the number once, when it is
   * loaded.
   *
   * @param threads at least 1
   */
  public static void useThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
  }

  static Engine engine() {
    System.setProperty("OPT_OUT_TRACKING", "true"); // a donor's program tells nobody that it runs
    return Engine.getEngine(ENGINE);
  }

  /** The engine, with its CUDA libraries where there is a driver and they can be had. */
  private static Engine withGpu() {
    System.setProperty("OPT_OUT_TRACKING", "true");
    return CudaLibraries.driverInstalled()
        ? CudaLibraries.load().orElseGet(Torch::engine)
        : engine();
  }

  static Device device(String name) {
    return switch (name) {
      case "cpu" -> Device.cpu();
      case "auto" -> withGpu().getGpuCount() > 0 ? Device.gpu() : Device.cpu();
      case "cuda" -> {
        if (withGpu().getGpuCount() == 0) {
          throw new IllegalStateException(
              "no CUDA GPU was found; use --device cpu, or install a driver and try again");
        }
        yield Device.gpu();
      }
      default ->
          throw new IllegalArgumentException("device must be auto, cpu or cuda, not: " + name);
    };
  }
}
