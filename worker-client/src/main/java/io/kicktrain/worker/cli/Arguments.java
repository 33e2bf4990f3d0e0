package io.kicktrain.worker.cli;

import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Values from the command line that check themselves. */
final class Arguments {

  private Arguments() {}

  /** Builds a value; what it refuses is a mistake on the command line and not a defect. */
  static <T> T checked(Supplier<T> value) throws Failure {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCodes.USAGE, String.valueOf(e.getMessage()), "see --help", e);
    }
  }

  /** A parameter that picocli has set before a command is called. */
  static <T> T required(@Nullable T value) {
    return Objects.requireNonNull(value, "a required parameter is not set");
  }
}
