package io.kicktrain.ledger.httpsig;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The bytes that are signed (RFC 9421 section 2.5): one line per covered component, then the
 * signature's parameters.
 */
final class SignatureBase {
  private SignatureBase() {}

  /**
   * Builds the base.
   *
   * @param components names and values in the order in which they are covered
   * @param parameters serialised inner list with its parameters
   */
  static byte[] of(List<Map.Entry<String, String>> components, String parameters) {
    StringBuilder base = new StringBuilder();
    for (Map.Entry<String, String> component : components) {
      base.append('"').append(component.getKey()).append("\": ").append(component.getValue());
      base.append('\n');
    }
    base.append("\"@signature-params\": ").append(parameters);
    return base.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The serialised inner list of component names, without parameters. */
  static String innerList(List<String> names) {
    return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(" ", "(", ")"));
  }
}
