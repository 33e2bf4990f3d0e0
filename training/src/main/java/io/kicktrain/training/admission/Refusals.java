package io.kicktrain.training.admission;

import io.kicktrain.training.wire.Problem;

/** The expected refusals of the hub, each with its code, status and advice. */
public final class Refusals {

  private Refusals() {}

  /** The donor has not enrolled. */
  public static Problem notEnrolled(String donor) {
    return Problem.of(
        "not-enrolled",
        403,
        "The key is not enrolled in this campaign",
        "enrol " + donor + " first: POST an enrolment entry");
  }

  /** Nothing can be leased at this moment. */
  public static Problem nothingToDo() {
    return Problem.of("nothing-to-do", 204, "No work at this moment", "ask again soon");
  }

  /** The campaign has reached its goal. */
  public static Problem finished(String slug) {
    return Problem.of(
        "campaign-finished",
        410,
        "The campaign has reached its goal",
        slug + " needs no more work");
  }

  /** The campaign has not got all its data yet. */
  public static Problem awaitingData(String slug, int missing) {
    return Problem.of(
        "awaiting-data",
        409,
        "The campaign has not opened yet",
        slug + " waits for its owner to upload " + missing + " shard(s)");
  }

  /** An entry that is not well-formed or not what was expected. */
  public static Problem malformedEntry(String detail) {
    return Problem.of("malformed-statement", 400, "The signed entry is malformed", detail);
  }

  /** An entry that somebody else signed. */
  public static Problem wrongKey(String detail) {
    return Problem.of("wrong-key", 403, "The entry was not signed by the requesting key", detail);
  }

  /** A lease that was never given. */
  public static Problem unknownLease(String lease) {
    return Problem.of(
        "unknown-lease",
        404,
        "The lease does not exist",
        "ask for a new lease instead of " + lease);
  }

  /** A lease of another donor, round or kind. */
  public static Problem wrongLease(String detail) {
    return Problem.of("wrong-lease", 403, "The lease is not for this", detail);
  }

  /** A lease that was answered with another payload. */
  public static Problem leaseAnswered(String lease) {
    return Problem.of(
        "lease-answered",
        409,
        "The lease was answered before, with another payload",
        "each lease counts once; fold this update back and ask for a new lease than " + lease);
  }

  /** The same payload by the same donor in the same round, under another statement. */
  public static Problem sameContribution(long index) {
    return Problem.of(
            "duplicate-contribution",
            409,
            "The payload is in the log already",
            "entry " + index + " is this payload by this key in this round; it counts once")
        .with("index", index);
  }

  /** The round has closed. */
  public static Problem late(int round, int open) {
    return Problem.of(
            "late",
            409,
            "The round has closed",
            "round " + round + " is closed, " + open + " is open; fold the update back")
        .with("openRound", open);
  }

  /** The lease's time is over. */
  public static Problem leaseExpired(String lease) {
    return Problem.of(
        "lease-expired", 409, "The lease has expired", lease + " has ended; fold the update back");
  }

  /** A field that does not fit the lease. */
  public static Problem doesNotFit(String field, String expected, String actual) {
    return Problem.of(
            "statement-mismatch",
            422,
            "The statement does not fit its lease or payload",
            field + " must be " + expected + ", but is " + actual)
        .with("field", field);
  }

  /** A residual that is not the one the donor committed to last. */
  public static Problem stateMismatch(String expected, String actual) {
    return Problem.of(
            "state-mismatch",
            409,
            "The residual before is not the last committed residual after",
            "expected " + expected + ", got " + actual + "; restore it or fold the update back")
        .with("expected", expected);
  }

  /** A reward that has not been earned. */
  public static Problem notEntitled(long credit, long required) {
    return Problem.of(
            "not-entitled",
            403,
            "The key is not entitled to this checkpoint",
            "verified credit "
                + credit
                + " of "
                + required
                + " required by the release; contribute verified compute for the rest")
        .with("credit", credit)
        .with("required", required)
        .with("missing", Math.max(0, required - credit));
  }

  /** A request that must be signed. */
  public static Problem unsigned() {
    return Problem.of(
        "signature-missing",
        401,
        "The request is not signed",
        "sign it with your donor key as RFC 9421 says");
  }

  /** Something that is not there. */
  public static Problem notFound(String what) {
    return Problem.of("not-found", 404, "Not found", what + " does not exist");
  }
}
