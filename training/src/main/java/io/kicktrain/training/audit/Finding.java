package io.kicktrain.training.audit;

/**
 * Something that is wrong with a log.
 *
 * @param index the entry's index, or -1 when it is about the log as a whole
 * @param what what is wrong
 */
public record Finding(long index, String what) {

  @Override
  public String toString() {
    return index < 0 ? what : "entry " + index + ": " + what;
  }
}
