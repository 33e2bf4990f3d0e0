package io.kicktrain.worker.hub;

import io.kicktrain.training.wire.Problem;
import io.kicktrain.training.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;

/**
 * What the hub answered.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body to be read to its end or closed
 */
record Answer(int status, HttpHeaders headers, InputStream body) implements AutoCloseable {

  private static final int MAX_PROBLEM_BYTES = 1 << 16;
  private static final String UNEXPLAINED = "http-";

  /** Whether the status says success. */
  boolean ok() {
    return status / 100 == 2;
  }

  /** The whole body; a longer one than {@code limit} is an error and is not read. */
  byte[] bytes(int limit) throws IOException {
    byte[] bytes = body.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new IOException("the hub's answer is longer than " + limit + " bytes");
    }
    return bytes;
  }

  /** The refusal; an answer that holds no problem document becomes one. */
  HubProblemException problem() throws IOException {
    byte[] bytes = body.readNBytes(MAX_PROBLEM_BYTES);
    boolean isProblem =
        headers
            .firstValue("Content-Type")
            .filter(t -> t.startsWith(Problem.MEDIA_TYPE))
            .isPresent();
    if (isProblem) {
      try {
        return new HubProblemException(WireJson.read(bytes, Problem.class));
      } catch (UnreachableException e) {
        throw e;
      } catch (IOException e) {
        return unexplained("its problem document cannot be read: " + e.getMessage());
      }
    }
    return unexplained("it did not say why");
  }

  /** Whether a problem was made here, because the answer had none. */
  static boolean unexplained(Problem problem) {
    return problem.code().startsWith(UNEXPLAINED);
  }

  private HubProblemException unexplained(String detail) {
    return new HubProblemException(
        Problem.of(UNEXPLAINED + status, status, "The hub answered with HTTP " + status, detail));
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
