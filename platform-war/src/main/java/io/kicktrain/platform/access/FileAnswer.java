package io.kicktrain.platform.access;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file as a response: conditional by its entity tag (RFC 9110, section 13), in part when a range
 * is asked for (section 14), and streamed, so that its size does not matter.
 *
 * @param file an immutable file
 * @param tag names its content
 * @param mediaType its media type
 * @param cacheControl how long it may be kept
 */
record FileAnswer(Path file, EntityTag tag, String mediaType, String cacheControl) {

  /** For what never changes under its address. */
  static final String IMMUTABLE = "public, max-age=31536000, immutable";

  /** For what only the asker may have. */
  static final String PRIVATE = "private, no-cache";

  /**
   * The answer to a request.
   *
   * @param request for the conditions
   * @param headers for {@code Range} and {@code If-Range}
   * @return status 200, 206, 304, 412 or 416
   * @throws IOException if the file cannot be read
   */
  ResponseBuilder to(Request request, HttpHeaders headers) throws IOException {
    ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      return described(unchanged);
    }
    long size = Files.size(file);
    ByteRange range = ByteRange.of(range(headers), size);
    if (range instanceof ByteRange.Part part) {
      return described(Response.status(Response.Status.PARTIAL_CONTENT))
          .header("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size)
          .header(HttpHeaders.CONTENT_LENGTH, part.length())
          .entity(new FileStream(file, part.first(), part.length()))
          .type(mediaType);
    }
    if (range instanceof ByteRange.Unsatisfiable) {
      return described(Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE))
          .header("Content-Range", "bytes */" + size);
    }
    return described(Response.ok(new FileStream(file, 0, size), mediaType))
        .header(HttpHeaders.CONTENT_LENGTH, size);
  }

  /** The range asked for, unless it was asked for another content (RFC 9110, section 13.1.5). */
  private @Nullable String range(HttpHeaders headers) {
    String condition = headers.getHeaderString("If-Range");
    boolean applies = condition == null || condition.strip().equals("\"" + tag.getValue() + "\"");
    return applies ? headers.getHeaderString("Range") : null;
  }

  private ResponseBuilder described(ResponseBuilder response) {
    return response
        .tag(tag)
        .header("Accept-Ranges", "bytes")
        .header(HttpHeaders.CACHE_CONTROL, cacheControl);
  }
}
