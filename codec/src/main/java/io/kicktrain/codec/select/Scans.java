package io.kicktrain.codec.select;

import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * Chooses the fastest scan that this virtual machine offers, once: the one by the Vector API where
 * it was started with {@code --add-modules jdk.incubator.vector}.
 */
final class Scans {
  private static final String VECTOR_API = "jdk.incubator.vector";
  private static final Supplier<MagnitudeScan> FASTEST = fastest();

  private Scans() {}

  static MagnitudeScan newScan() {
    return FASTEST.get();
  }

  private static Supplier<MagnitudeScan> fastest() {
    if (ModuleLayer.boot().findModule(VECTOR_API).isEmpty()) {
      return LoopScan::new;
    }
    return ServiceLoader.load(MagnitudeScan.class, Scans.class.getClassLoader()).stream()
        .findFirst()
        .orElseThrow();
  }
}
