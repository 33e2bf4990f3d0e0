package io.kicktrain.platform.body;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Hands a resource its body unread. */
@Provider
public class RequestBodyReader implements MessageBodyReader<RequestBody> {

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == RequestBody.class;
  }

  @Override
  public RequestBody readFrom(
      Class<RequestBody> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream in) {
    return new RequestBody(in, declaredLength(headers.getFirst(HttpHeaders.CONTENT_LENGTH)));
  }

  private static long declaredLength(@Nullable String header) {
    // The server has refused a malformed length already; a chunked body has none.
    return header == null ? -1 : Long.parseLong(header.trim());
  }
}
