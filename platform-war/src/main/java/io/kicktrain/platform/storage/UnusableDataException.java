package io.kicktrain.platform.storage;

import java.nio.file.Path;

/**
 * A data folder that the platform cannot work with. The message says what is wrong and what to do.
 */
public final class UnusableDataException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String code;

  UnusableDataException(String code, String message) {
    super(message);
    this.code = code;
  }

  UnusableDataException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** A short name of what is wrong, such as {@code data-unwritable}. */
  public String code() {
    return code;
  }

  /**
   * The log on disk has another name than the configured one.
   *
   * @param file where the log's key is
   * @param stored its name
   * @param configured the name wanted
   * @return the exception
   */
  public static UnusableDataException otherOrigin(Path file, String stored, String configured) {
    return new UnusableDataException(
        "log-origin",
        "the log in this data folder is called \""
            + stored
            + "\" ("
            + file
            + "), but \""
            + configured
            + "\" is configured: a log never changes its name; correct kicktrain.log.origin, or choose"
            + " another folder with KICKTRAIN_DATA");
  }
}
