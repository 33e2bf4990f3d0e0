package io.kicktrain.platform.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.kicktrain.platform.problem.Problems;
import io.kicktrain.platform.problem.RefusedBodyException;
import io.kicktrain.training.wire.Problem;
import io.kicktrain.training.wire.WireJson;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a request. Whoever reads it names a limit, and a body over the limit is refused
 * before memory is taken for it.
 */
@Schema(type = SchemaType.STRING, format = "binary")
public final class RequestBody implements Closeable {

  private final InputStream in;
  private final long declared;

  RequestBody(InputStream in, long declared) {
    this.in = in;
    this.declared = declared;
  }

  /**
   * Closes the request's stream. Being closeable also tells Jersey to hand the stream over open.
   */
  @Override
  public void close() throws IOException {
    in.close();
  }

  /**
   * All bytes.
   *
   * @param maxBytes the largest accepted length
   * @return the bytes
   * @throws RefusedBodyException if the body is larger, too slow, cut short or not what was signed
   */
  public byte[] bytes(int maxBytes) throws IOException {
    return stream(maxBytes).readAllBytes();
  }

  /**
   * The bytes as a stream.
   *
   * @param maxBytes the largest accepted length
   * @return a stream that fails where the body breaks a limit
   * @throws RefusedBodyException if the declared length is over the limit
   */
  public InputStream stream(long maxBytes) throws IOException {
    if (declared > maxBytes) {
      throw new RefusedBodyException(BoundedStream.tooLarge(maxBytes).with("length", declared));
    }
    return new BoundedStream(in, maxBytes);
  }

  /**
   * A wire record.
   *
   * @param <T> the record's type
   * @param type the record's class
   * @param maxBytes the largest accepted length of its JSON
   * @return the record
   * @throws RefusedBodyException if the body breaks a limit or is not the record's JSON
   */
  public <T> T json(Class<T> type, int maxBytes) throws IOException {
    byte[] bytes = bytes(maxBytes);
    try {
      T value = WireJson.read(bytes, type);
      if (value != null) {
        return value;
      }
    } catch (JsonProcessingException e) {
      throw new RefusedBodyException(malformed(e));
    }
    throw new RefusedBodyException(Problems.badRequest("the body must be a JSON object, not null"));
  }

  private static Problem malformed(JsonProcessingException e) {
    Problem problem =
        Problem.of(
            "malformed-json", 400, "The body is not the JSON expected", e.getOriginalMessage());
    if (e.getLocation() != null) {
      problem
          .with("line", e.getLocation().getLineNr())
          .with("column", e.getLocation().getColumnNr());
    }
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      problem.with("field", mapping.getPathReference());
    }
    return problem;
  }
}
