package io.kicktrain.platform.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Refusals that the platform throws itself. */
@Provider
public class ProblemMapper implements ExceptionMapper<ProblemException> {

  @Override
  public Response toResponse(ProblemException refusal) {
    return Problems.response(refusal.problem());
  }
}
