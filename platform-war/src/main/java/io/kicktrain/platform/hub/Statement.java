package io.kicktrain.platform.hub;

import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.training.wire.Problem;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The statement's header: a byte sequence of RFC 8941, section 3.3.5. */
final class Statement {

  static final String HEADER = "KickTrain-Statement";

  private static final int MAX_CHARS = (Limits.ENTRY + 2) / 3 * 4 + 2;

  private Statement() {}

  /**
   * The statement's bytes.
   *
   * @param header the header's value, {@code :base64:}
   * @throws ProblemException with status 400 when it is missing or malformed
   */
  static byte[] decode(@Nullable String header) {
    if (header == null) {
      throw malformed("the header " + HEADER + " is missing");
    }
    String value = header.strip();
    if (value.length() > MAX_CHARS) {
      throw malformed("the header " + HEADER + " is longer than any log entry");
    }
    if (value.length() < 2 || !value.startsWith(":") || !value.endsWith(":")) {
      throw malformed("the header " + HEADER + " must be base64 between two colons");
    }
    try {
      return Base64.getDecoder().decode(value.substring(1, value.length() - 1));
    } catch (IllegalArgumentException e) {
      throw malformed("the header " + HEADER + " is not base64: " + e.getMessage());
    }
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(
        Problem.of("malformed-statement", 400, "The statement is malformed", detail)
            .with("field", HEADER));
  }
}
