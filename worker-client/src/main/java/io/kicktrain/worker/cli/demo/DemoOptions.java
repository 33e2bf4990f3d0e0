package io.kicktrain.worker.cli.demo;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the demo was asked for.
 *
 * @param rounds rounds to train, at least 2; empty for as many as the recipe says
 * @param donors donors at the start, 1 to 16
 * @param port TCP port of the platform
 * @param folder where everything goes
 * @param report where to write the results as JSON; null for nowhere
 * @param keep whether the platform stays up after the end, until Ctrl-C
 */
public record DemoOptions(
    OptionalInt rounds, int donors, int port, Path folder, @Nullable Path report, boolean keep) {

  /** Checks the ranges. */
  public DemoOptions {
    if (rounds.isPresent() && (rounds.getAsInt() < 2 || rounds.getAsInt() > 10_000)) {
      throw new IllegalArgumentException(
          "--rounds must be 2 to 10000, but was " + rounds.getAsInt());
    }
    if (donors < 1 || donors > 16) {
      throw new IllegalArgumentException("--donors must be 1 to 16, but was " + donors);
    }
    folder = folder.toAbsolutePath().normalize();
  }
}
