package io.kicktrain.worker.hub;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The hub gave other bytes than those that were asked for by their hash. Nothing of them is kept.
 */
public final class WrongHashException extends IOException {

  private static final long serialVersionUID = 1L;

  WrongHashException(Path file, String expected, String actual) {
    super(
        "the hub sent a file with SHA-256 "
            + actual
            + " for "
            + file
            + ", expected "
            + expected
            + "; it was not used");
  }
}
