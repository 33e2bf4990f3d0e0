package io.kicktrain.contracts.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;

/** Reads a keystore's fields within limits, so that a damaged file says which one is wrong. */
final class KeystoreFields {
  private KeystoreFields() {}

  static int number(JsonNode parent, String name, int max) throws KeystoreException {
    JsonNode value = parent.path(name);
    if (!value.canConvertToExactIntegral() || !value.canConvertToInt()) {
      throw new KeystoreException(name + " must be an integer");
    }
    if (value.asInt() < 1 || value.asInt() > max) {
      throw new KeystoreException(name + " must be 1.." + max);
    }
    return value.asInt();
  }

  static byte[] bytes(JsonNode parent, String name, int max) throws KeystoreException {
    String text = parent.path(name).asText();
    try {
      if (!text.isEmpty() && text.length() <= 2 * max) {
        return HexFormat.of().parseHex(text);
      }
    } catch (IllegalArgumentException e) {
      throw new KeystoreException(name + " must be hex digits", e);
    }
    throw new KeystoreException(name + " must be 1.." + max + " bytes in hex digits");
  }
}
