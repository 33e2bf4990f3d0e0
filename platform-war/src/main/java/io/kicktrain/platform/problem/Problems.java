package io.kicktrain.platform.problem;

import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.wire.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Problems of the platform, and how they become responses. */
public final class Problems {

  private static final String RETRY_SECONDS = "1";

  private Problems() {}

  /**
   * A request that does not say what it must.
   *
   * @param detail what was wrong, where, and what is expected
   * @return a problem with status 400
   */
  public static Problem badRequest(String detail) {
    return Problem.of("bad-request", 400, "The request is not well-formed", detail);
  }

  /**
   * Something that is not here.
   *
   * @param detail what was looked for
   * @return a problem with status 404
   */
  public static Problem notFound(String detail) {
    return Problem.of("not-found", 404, "There is nothing here", detail);
  }

  /**
   * The value of an outcome.
   *
   * @param <T> the value's type
   * @param outcome what the core answered
   * @return the value
   * @throws ProblemException if it was refused
   */
  public static <T> T value(Outcome<T> outcome) {
    return done(outcome).value();
  }

  /**
   * An outcome that was not refused.
   *
   * @param <T> the value's type
   * @param outcome what the core answered
   * @return the same
   * @throws ProblemException if it was refused
   */
  public static <T> Outcome.Done<T> done(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Done<T> done) {
      return done;
    }
    throw new ProblemException(((Outcome.Refused<T>) outcome).problem());
  }

  /**
   * The response of a problem. Status 204 ("nothing to do") has no body but says when to ask again,
   * as 503 and 507 do.
   *
   * @param problem the problem
   * @return the response
   */
  public static Response response(Problem problem) {
    Response.ResponseBuilder response = Response.status(problem.status());
    if (problem.status() != 204) {
      response.type(Problem.MEDIA_TYPE).entity(problem);
    }
    if (problem.status() == 204 || problem.status() == 503 || problem.status() == 507) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    return response.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
