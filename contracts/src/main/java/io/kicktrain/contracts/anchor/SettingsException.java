package io.kicktrain.contracts.anchor;

/** A settings file cannot be used; the message names the file, the key, and what is expected. */
public final class SettingsException extends Exception {
  private static final long serialVersionUID = 1;

  SettingsException(String message) {
    super(message);
  }

  SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
