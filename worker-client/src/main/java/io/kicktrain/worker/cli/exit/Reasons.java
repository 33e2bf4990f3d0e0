package io.kicktrain.worker.cli.exit;

import io.kicktrain.training.wire.Problem;
import io.kicktrain.worker.hub.HubProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/**
 * Turns what was thrown into a {@link Failure}: a person gets a reason and a remedy instead of a
 * stack trace.
 */
public final class Reasons {

  private Reasons() {}

  /**
   * The failure that stands for an exception.
   *
   * @param thrown whatever a command threw
   * @return the same when it is a failure already, otherwise a failure with the fitting exit code
   */
  public static Failure of(Throwable thrown) {
    if (thrown instanceof Failure failure) {
      return failure;
    }
    if (thrown instanceof HubProblemException refused) {
      return refused(refused.problem(), refused);
    }
    if (thrown instanceof IOException e) {
      return io(e);
    }
    if (thrown instanceof InterruptedException) {
      return new Failure(ExitCodes.INTERRUPTED, "stopped", "", thrown);
    }
    return new Failure(
        ExitCodes.FAILED,
        "this should not have happened: " + thrown,
        "run it again with --verbose and report what it prints",
        thrown);
  }

  private static Failure refused(Problem problem, HubProblemException thrown) {
    int code = problem.status() >= 500 ? ExitCodes.FAILED : ExitCodes.REFUSED;
    String what = problem.title() + ": " + problem.detail();
    return new Failure(code, "the hub refused (" + problem.code() + "): " + what, "", thrown);
  }

  private static Failure io(IOException e) {
    if (e instanceof ConnectException
        || e instanceof UnknownHostException
        || e instanceof HttpTimeoutException) {
      return new Failure(
          ExitCodes.UNREACHABLE,
          "the hub cannot be reached" + (e.getMessage() == null ? "" : ": " + e.getMessage()),
          "check the address and that the platform runs there",
          e);
    }
    if (e instanceof NoSuchFileException) {
      return new Failure(ExitCodes.BLOCKED, "there is no file " + e.getMessage(), "", e);
    }
    if (e instanceof AccessDeniedException) {
      return new Failure(ExitCodes.BLOCKED, "no permission for " + e.getMessage(), "", e);
    }
    if (e instanceof FileAlreadyExistsException) {
      return new Failure(
          ExitCodes.BLOCKED,
          "there is already a file " + e.getMessage(),
          "move it away first: nothing is overwritten",
          e);
    }
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return new Failure(ExitCodes.FAILED, message, "", e);
  }
}
