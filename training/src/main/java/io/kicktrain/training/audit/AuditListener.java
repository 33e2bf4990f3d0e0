package io.kicktrain.training.audit;

/** Told how far an audit is. */
@FunctionalInterface
public interface AuditListener {

  /**
   * One more entry was checked.
   *
   * @param done entries checked so far
   * @param total entries of the log
   */
  void checked(long done, long total);
}
