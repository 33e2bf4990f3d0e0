package io.kicktrain.platform.problem;

import io.kicktrain.training.wire.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Everything that is not expected. A refusal or a failing disk may arrive wrapped by a framework;
 * what is left is a defect: the client gets an id and no internals, the log gets the same id with
 * the stack.
 */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(FailureMapper.class.getName());
  private static final int MAX_DEPTH = 16;

  @Override
  public Response toResponse(Throwable failure) {
    return Problems.response(problem(failure));
  }

  static Problem problem(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++, cause = cause.getCause()) {
      if (cause instanceof ProblemException refusal) {
        return refusal.problem();
      }
      if (cause instanceof RefusedBodyException refusal) {
        return refusal.problem();
      }
      if (StorageProblems.isStorage(cause)) {
        LOG.log(Level.SEVERE, "the data folder failed", failure);
        return StorageProblems.of(cause);
      }
    }
    return defect(failure);
  }

  private static Problem defect(Throwable failure) {
    String id = UUID.randomUUID().toString();
    LOG.log(Level.SEVERE, "unexpected failure " + id, failure);
    return Problem.of(
            "internal-error",
            500,
            "The platform failed",
            "this is a defect of the platform; its log has the cause under this id")
        .with("id", id);
  }
}
