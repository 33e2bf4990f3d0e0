package io.kicktrain.contracts.evm;

import io.kicktrain.contracts.devnet.Devnet;
import io.kicktrain.contracts.devnet.DevnetException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Starts real chains for tests. */
public final class Evm {
  private static final Path PROJECT = Path.of("..");

  private Evm() {}

  /**
   * Starts a chain. Where there is no Node the test is skipped, except on build servers, which set
   * CI.
   */
  public static Devnet start(String... options) throws Exception {
    return available(() -> Devnet.start(PROJECT, options));
  }

  /** Does what needs Node, or skips the test. */
  public static <T> T available(Needy<T> work) throws Exception {
    try {
      return work.get();
    } catch (DevnetException e) {
      if (System.getenv("CI") != null) {
        throw e;
      }
      return Assumptions.abort("skipped: " + e.getMessage());
    }
  }

  /** Needs Node. */
  public interface Needy<T> {
    /** What it gives. */
    T get() throws DevnetException, IOException;
  }
}
