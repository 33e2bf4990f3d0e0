package io.kicktrain.codec.select;

import java.util.function.Supplier;

/** Chooses the fastest scan that this virtual machine offers, once. */
final class Scans {
  private static final Supplier<MagnitudeScan> FASTEST = ScalarScan::new;

  private Scans() {}

  static MagnitudeScan newScan() {
    return FASTEST.get();
  }
}
