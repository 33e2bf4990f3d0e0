package io.kicktrain.bench;

/** Takes what a benchmark finds, and says how much it is to do. Thread-safe. */
public interface Report {

  /** Whether a quick look was asked for: fewer repetitions and smaller inputs. */
  boolean quick();

  /**
   * Announces how many times {@link #step} will be called in all, from which the remaining time is
   * estimated. May be called again when it turns out to be another number.
   */
  void steps(int total);

  /** Says what is measured from now on, in a few words. */
  void step(String what);

  /** Starts a group of rows. */
  void section(String title);

  /** Adds a row. */
  void add(Row row);
}
