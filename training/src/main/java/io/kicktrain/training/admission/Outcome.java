package io.kicktrain.training.admission;

import io.kicktrain.training.wire.Problem;
import java.io.IOException;

/**
 * The result of a request: done, or refused for a reason that is expected and that the asker can
 * act on. What is not expected, such as a failing disk, is an exception.
 *
 * @param <T> what comes back when it is done
 */
public sealed interface Outcome<T> {

  /**
   * It was done.
   *
   * @param <T> the value's type
   * @param value the answer
   * @param repeated whether it had been done before and this is the earlier answer again
   */
  record Done<T>(T value, boolean repeated) implements Outcome<T> {}

  /**
   * It was refused; nothing has changed.
   *
   * @param <T> what would have come back
   * @param problem why
   */
  record Refused<T>(Problem problem) implements Outcome<T> {}

  /**
   * Stations one after the other, of which any may refuse.
   *
   * @param <T> what comes back
   */
  @FunctionalInterface
  interface Way<T> {

    /**
     * Goes the way.
     *
     * @return the outcome
     * @throws RefusedException if a station refuses
     * @throws IOException if the disk or the log fails
     */
    Outcome<T> go() throws RefusedException, IOException;
  }

  /**
   * Goes a way and catches the refusal.
   *
   * @param <T> what comes back
   * @param way the stations
   * @return done or refused
   * @throws IOException if the disk or the log fails
   */
  static <T> Outcome<T> of(Way<T> way) throws IOException {
    try {
      return way.go();
    } catch (RefusedException refusal) {
      return new Refused<>(refusal.problem());
    }
  }

  /**
   * Done for the first time.
   *
   * @param <T> the value's type
   * @param value the answer
   * @return the outcome
   */
  static <T> Outcome<T> done(T value) {
    return new Done<>(value, false);
  }

  /**
   * Done before.
   *
   * @param <T> the value's type
   * @param value the earlier answer
   * @return the outcome
   */
  static <T> Outcome<T> again(T value) {
    return new Done<>(value, true);
  }

  /**
   * Refused.
   *
   * @param <T> what would have come back
   * @param problem why
   * @return the outcome
   */
  static <T> Outcome<T> refused(Problem problem) {
    return new Refused<>(problem);
  }
}
