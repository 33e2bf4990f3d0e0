package io.kicktrain.training.audit;

/** An entry that does not hold. Becomes a finding. */
final class AuditException extends Exception {

  private static final long serialVersionUID = 1L;

  AuditException(String what) {
    super(what);
  }

  static void require(boolean holds, String what) throws AuditException {
    if (!holds) {
      throw new AuditException(what);
    }
  }

  static void same(String what, Object logged, Object replayed) throws AuditException {
    require(
        logged.equals(replayed), what + " is logged as " + logged + ", but replays as " + replayed);
  }
}
