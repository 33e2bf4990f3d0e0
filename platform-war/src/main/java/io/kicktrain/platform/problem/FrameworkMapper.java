package io.kicktrain.platform.problem;

import io.kicktrain.training.wire.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Refusals of the REST framework: unknown paths, methods and media types. */
@Provider
public class FrameworkMapper implements ExceptionMapper<WebApplicationException> {

  @Override
  public Response toResponse(WebApplicationException refusal) {
    Response original = refusal.getResponse();
    if (original.getStatus() < 400) {
      return original;
    }
    Response response = Problems.response(problem(original));
    Object allow = original.getHeaders().getFirst(HttpHeaders.ALLOW);
    return allow == null
        ? response
        : Response.fromResponse(response).header(HttpHeaders.ALLOW, allow).build();
  }

  private static Problem problem(Response original) {
    int status = original.getStatus();
    return switch (status) {
      case 404 ->
          Problems.notFound("no resource has this address; /openapi lists the addresses there are");
      case 405 ->
          Problem.of(
              "method-not-allowed",
              status,
              "The method is not allowed here",
              "the header Allow names the methods that are");
      case 406 ->
          Problem.of(
              "not-acceptable",
              status,
              "No representation is acceptable",
              "the header Accept excludes every media type that this address has");
      case 415 ->
          Problem.of(
              "unsupported-media-type",
              status,
              "The media type is not supported",
              "the header Content-Type names a media type that this address does not read");
      default ->
          Problem.of(
              "http-" + status,
              status,
              original.getStatusInfo().getReasonPhrase(),
              "the request was refused before it reached a resource");
    };
  }
}
