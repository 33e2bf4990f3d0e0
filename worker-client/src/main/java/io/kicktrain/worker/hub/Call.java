package io.kicktrain.worker.hub;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, before it is signed: it is signed anew for every attempt.
 *
 * @param method the HTTP method
 * @param target the absolute address
 * @param headers besides those of signature and body
 * @param body null for none
 * @param signed whether it carries the donor's signature
 */
record Call(
    String method, URI target, Map<String, String> headers, @Nullable Body body, boolean signed) {

  static Call get(URI target) {
    return new Call("GET", target, Map.of(), null, false);
  }

  static Call send(String method, URI target, Body body) {
    return new Call(method, target, Map.of(), body, true);
  }

  Call asSigned() {
    return new Call(method, target, headers, body, true);
  }

  Call with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(method, target, more, body, signed);
  }
}
