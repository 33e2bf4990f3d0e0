package io.kicktrain.bench.ledger;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** Processor time by what takes it: unlike the time that passes, others do not add to it. */
final class CpuMeter {

  private static final double NANOS = 1e9;

  private final LongSupplier nanos;
  private long before;

  private CpuMeter(LongSupplier nanos) {
    this.nanos = nanos;
    start();
  }

  /** Of this whole process, the collector and the compiler included. */
  static CpuMeter ofProcess() {
    return new CpuMeter(
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime);
  }

  /** Of the thread that calls this; it must be the one that asks. */
  static CpuMeter ofThread() {
    return new CpuMeter(ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
  }

  /** Of another process, as far as the system tells. */
  static CpuMeter of(ProcessHandle process) {
    return new CpuMeter(() -> process.info().totalCpuDuration().orElseThrow().toNanos());
  }

  void start() {
    before = nanos.getAsLong();
  }

  /** Seconds since {@link #start}. */
  double seconds() {
    return (nanos.getAsLong() - before) / NANOS;
  }
}
