package io.kicktrain.bench.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The machine that was measured.
 *
 * @param cpu its processor, as the system names it
 * @param cores processors that Java may use
 * @param memoryBytes of main memory
 * @param os operating system, version and architecture
 * @param java the Java machine and its version
 * @param load processes that wanted to run, mean of the minute before the start; negative where the
 *     system does not tell
 */
record Machine(String cpu, int cores, long memoryBytes, String os, String java, double load) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  static Machine here() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        cpuName(),
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize(),
        property("os.name") + " " + property("os.version") + " " + property("os.arch"),
        property("java.vm.name") + " " + property("java.vm.version"),
        system.getSystemLoadAverage());
  }

  private static String cpuName() {
    try (Stream<String> lines = Files.lines(CPU_INFO, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(property("os.arch"));
    } catch (IOException e) {
      return property("os.arch"); // only Linux has the file
    }
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}
