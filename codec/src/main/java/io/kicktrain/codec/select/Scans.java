package io.kicktrain.codec.select;

import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * Chooses the fastest scans that this virtual machine offers, once: those by the Vector API where
 * it was started with {@code --add-modules jdk.incubator.vector}.
 */
final class Scans {
  private static final String VECTOR_API = "jdk.incubator.vector";
  private static final Supplier<MagnitudeScan> FASTEST =
      fastest(MagnitudeScan.class, LoopScan::new);
  private static final Supplier<BoundScan> FASTEST_FOR_BOUND =
      fastest(BoundScan.class, ColumnBoundScan::new);

  private Scans() {}

  static MagnitudeScan newScan() {
    return FASTEST.get();
  }

  static BoundScan newBoundScan() {
    return FASTEST_FOR_BOUND.get();
  }

  private static <T> Supplier<T> fastest(Class<T> type, Supplier<T> plain) {
    if (ModuleLayer.boot().findModule(VECTOR_API).isEmpty()) {
      return plain;
    }
    return ServiceLoader.load(type, Scans.class.getClassLoader()).stream()
        .findFirst()
        .orElseThrow();
  }
}
