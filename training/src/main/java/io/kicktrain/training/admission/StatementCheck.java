package io.kicktrain.training.admission;

import static io.kicktrain.training.admission.RefusedException.unless;

import io.kicktrain.training.entry.Statement;
import io.kicktrain.training.wire.Lease;
import io.kicktrain.training.wire.Problem;

/** Checks that a statement fits the lease it answers. */
public final class StatementCheck {

  private StatementCheck() {}

  /**
   * Compares statement and lease.
   *
   * @param statement what the donor says
   * @param donor the donor
   * @param lease the lease it names
   * @param maxPayloadBytes largest payload a message of this recipe can have
   * @throws RefusedException naming the first thing that does not fit
   */
  public static void admit(Statement statement, String donor, Lease lease, long maxPayloadBytes)
      throws RefusedException {
    String id = lease.id();
    unless(lease.donor().equals(donor), Refusals.wrongLease(id + " was given to another donor"));
    unless(
        lease.kind() == Lease.Kind.TRAINING, Refusals.wrongLease(id + " asks for an evaluation"));
    long samples = (long) statement.steps() * lease.batch();
    same("round", lease.round(), statement.round());
    unless(
        statement.steps() <= lease.steps(),
        Refusals.doesNotFit("steps", "at most " + lease.steps(), "" + statement.steps()));
    same("samples", samples, statement.samples());
    unless(statement.bytes() <= maxPayloadBytes, tooLarge(maxPayloadBytes, statement.bytes()));
  }

  private static void same(String field, long expected, long actual) throws RefusedException {
    unless(
        expected == actual,
        Refusals.doesNotFit(field, Long.toString(expected), Long.toString(actual)));
  }

  private static Problem tooLarge(long most, long actual) {
    return Problem.of(
        "too-large",
        413,
        "The payload is too large",
        "bytes must be at most " + most + ", but is " + actual);
  }
}
