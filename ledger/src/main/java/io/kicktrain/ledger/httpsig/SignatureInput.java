package io.kicktrain.ledger.httpsig;

import io.kicktrain.ledger.bytes.Decimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One parsed {@code Signature-Input} member (RFC 9421 section 4.1), in the canonical spelling of
 * structured fields (RFC 8941) only.
 *
 * @param label name of the member
 * @param components covered component names
 * @param parameters values by name, in the order in which they stand; strings without quotes
 * @param serialized the member's value, as it enters the signature base
 */
record SignatureInput(
    String label, List<String> components, Map<String, String> parameters, String serialized) {
  private static final int MAX_LENGTH = 2048;
  private static final Pattern MEMBER =
      Pattern.compile("([a-z*][a-z0-9_.*-]{0,63})=(\\(([^()]*)\\)((?:;[a-z]+=[^;]+)*))");
  private static final Pattern COMPONENT = Pattern.compile("\"(@?[a-z][a-z0-9-]*)\"");
  private static final Pattern PARAMETER =
      Pattern.compile(";([a-z]+)=(?:\"([ !#-\\[\\]-~]*)\"|([0-9]{1,15}))");

  /**
   * Parses the header.
   *
   * @throws IllegalArgumentException if it is not exactly one well-formed member
   */
  static SignatureInput parse(String header) {
    Matcher member = MEMBER.matcher(header.length() > MAX_LENGTH ? "" : header);
    if (!member.matches()) {
      throw new IllegalArgumentException(
          "Signature-Input must have one member label=(components);parameters");
    }
    return new SignatureInput(
        member.group(1), components(member.group(3)), parameters(member.group(4)), member.group(2));
  }

  private static List<String> components(String list) {
    List<String> names = new ArrayList<>();
    for (String item : list.split(" ", -1)) {
      Matcher name = COMPONENT.matcher(item);
      if (!name.matches() || names.contains(name.group(1))) {
        throw new IllegalArgumentException("Signature-Input has a bad or repeated component");
      }
      names.add(name.group(1));
    }
    return names;
  }

  private static Map<String, String> parameters(String list) {
    Map<String, String> values = new HashMap<>();
    Matcher parameter = PARAMETER.matcher(list);
    int end = 0;
    for (; parameter.find() && parameter.start() == end; end = parameter.end()) {
      boolean quoted = parameter.group(2) != null;
      String value = quoted ? parameter.group(2) : parameter.group(3);
      boolean integer =
          parameter.group(1).equals("created") || parameter.group(1).equals("expires");
      if (quoted == integer || values.put(parameter.group(1), value) != null) {
        throw new IllegalArgumentException("Signature-Input has a bad or repeated parameter");
      }
    }
    if (end != list.length()) {
      throw new IllegalArgumentException("Signature-Input has a malformed parameter");
    }
    return values;
  }

  @Nullable String parameter(String name) {
    return parameters.get(name);
  }

  /** The time of signing in seconds since 1970, or -1. */
  long created() {
    String value = parameters.get("created");
    return value == null ? -1 : Decimal.parse(value);
  }
}
