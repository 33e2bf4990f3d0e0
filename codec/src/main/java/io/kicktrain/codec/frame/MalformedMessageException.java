package io.kicktrain.codec.frame;

import java.io.IOException;

/**
 * Bytes that are no message of this format: says what is wrong and at which byte of the message.
 */
public final class MalformedMessageException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long offset;

  /**
   * @param what what is wrong
   * @param offset byte of the message where it shows, from 0
   */
  public MalformedMessageException(String what, long offset) {
    super(what + " (at byte " + offset + " of the message)");
    this.offset = offset;
  }

  /** Byte of the message where it shows, from 0. */
  public long offset() {
    return offset;
  }
}
