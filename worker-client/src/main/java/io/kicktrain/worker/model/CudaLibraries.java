package io.kicktrain.worker.model;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PyTorch's CUDA libraries. The CPU ones lie on the class path so that everybody can start without
 * a download; while they are seen, the engine takes them and never looks for a GPU. Where there is
 * an NVIDIA driver they are hidden from the engine for the moment in which it is loaded, and it
 * then fetches the CUDA build (about 3 GB, once, kept in its cache folder).
 */
final class CudaLibraries {

  private static final String CPU_LIBRARIES = "native/lib/pytorch.properties";
  private static final String OFFLINE = "ai.djl.offline";
  private static final String FLAVOR = "PYTORCH_FLAVOR";

  /** The CUDA build that belongs to the PyTorch version of the engine. */
  private static final String CUDA_BUILD = "cu128";

  /** What an installed NVIDIA driver leaves on Linux, in WSL and on Windows. */
  private static final List<Path> DRIVERS =
      List.of(
          Path.of("/proc/driver/nvidia/version"),
          Path.of("/usr/lib/wsl/lib/libcuda.so.1"),
          Path.of("C:\\Windows\\System32\\nvcuda.dll"));

  private CudaLibraries() {}

  /** Whether an NVIDIA driver is installed. */
  static boolean driverInstalled() {
    return DRIVERS.stream().anyMatch(Files::exists);
  }

  /**
   * Loads the engine with its CUDA libraries.
   *
   * @return the engine, or empty when they cannot be had; the engine can then be loaded with the
   *     CPU's
   */
  static Optional<Engine> load() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    @Nullable String offline = System.getProperty(OFFLINE);
    System.clearProperty(OFFLINE);
    if (System.getenv(FLAVOR) == null && System.getProperty(FLAVOR) == null) {
      System.setProperty(FLAVOR, CUDA_BUILD);
    }
    thread.setContextClassLoader(new WithoutCpuLibraries(CudaLibraries.class.getClassLoader()));
    try {
      return Optional.of(Engine.getEngine(Torch.ENGINE));
    } catch (EngineException | IllegalStateException | UnsatisfiedLinkError e) {
      System.clearProperty(FLAVOR);
      return Optional.empty();
    } finally {
      thread.setContextClassLoader(before);
      if (offline != null) {
        System.setProperty(OFFLINE, offline);
      }
    }
  }

  /** Sees everything but the CPU's libraries. */
  static final class WithoutCpuLibraries extends ClassLoader {

    WithoutCpuLibraries(@Nullable ClassLoader parent) {
      super(parent);
    }

    @Override
    public @Nullable URL getResource(String name) {
      return name.equals(CPU_LIBRARIES) ? null : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.equals(CPU_LIBRARIES) ? Collections.emptyEnumeration() : super.getResources(name);
    }
  }
}
