package io.kicktrain.contracts.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.kicktrain.contracts.rpc.RpcException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads what nodes answer, strictly: a field that is missing or malformed is no answer. */
final class Answers {
  private static final Pattern QUANTITY = Pattern.compile("0x[0-9a-fA-F]{1,64}");
  private static final Pattern DATA = Pattern.compile("0x([0-9a-fA-F]{2})*");
  private static final Pattern HASH = Pattern.compile("0x[0-9a-fA-F]{64}");
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private Answers() {}

  static BigInteger quantity(JsonNode node) throws RpcException {
    return new BigInteger(matching(node, QUANTITY, "a number").substring(2), 16);
  }

  static long number(JsonNode node) throws RpcException {
    BigInteger value = quantity(node);
    if (value.compareTo(MAX_LONG) > 0) {
      throw new RpcException("the node answers with a number that is out of range: " + value);
    }
    return value.longValue();
  }

  static String data(JsonNode node) throws RpcException {
    return matching(node, DATA, "bytes");
  }

  static String hash(JsonNode node) throws RpcException {
    return matching(node, HASH, "a hash").toLowerCase(Locale.ROOT);
  }

  private static String matching(JsonNode node, Pattern form, String what) throws RpcException {
    String text = node.asText("");
    if (!node.isTextual() || !form.matcher(text).matches()) {
      String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
      throw new RpcException("the node answers \"" + shown + "\" where " + what + " is expected");
    }
    return text;
  }
}
