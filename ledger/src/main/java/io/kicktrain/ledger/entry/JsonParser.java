package io.kicktrain.ledger.entry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one value and refuses the first byte that is not canonical. */
final class JsonParser {
  private final byte[] bytes;
  private int at;

  JsonParser(byte[] bytes) {
    this.bytes = bytes;
  }

  @Nullable Object parse() {
    Object value = value(0);
    if (at != bytes.length) {
      throw fail("unexpected bytes after the value");
    }
    return value;
  }

  private @Nullable Object value(int depth) {
    return switch (peek()) {
      case '{' -> object(deeper(depth));
      case '[' -> array(deeper(depth));
      case '"' -> string();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> integer();
    };
  }

  private int deeper(int depth) {
    if (depth == CanonicalJson.MAX_DEPTH) {
      throw fail("nested deeper than " + CanonicalJson.MAX_DEPTH + " levels");
    }
    return depth + 1;
  }

  private @Nullable Object literal(String word, @Nullable Object value) {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
    return value;
  }

  private List<@Nullable Object> array(int depth) {
    List<@Nullable Object> items = new ArrayList<>();
    expect('[');
    if (peek() != ']') {
      items.add(value(depth));
      while (peek() == ',') {
        at++;
        items.add(value(depth));
      }
    }
    expect(']');
    return Collections.unmodifiableList(items);
  }

  private Map<String, @Nullable Object> object(int depth) {
    SortedMembers.Builder members = new SortedMembers.Builder();
    expect('{');
    if (peek() != '}') {
      member(members, depth);
      while (peek() == ',') {
        at++;
        member(members, depth);
      }
    }
    expect('}');
    return members.build();
  }

  private void member(SortedMembers.Builder members, int depth) {
    int start = at;
    if (peek() != '"') {
      throw fail("expected a member name");
    }
    String name = name();
    String last = members.last();
    if (last != null && last.compareTo(name) >= 0) {
      throw new JsonException(
          last.equals(name) ? "member name appears twice" : "member names are not sorted", start);
    }
    expect(':');
    members.add(name, value(depth));
  }

  private String name() {
    int end = JsonString.plainEnd(bytes, at);
    if (end < 0) {
      return string();
    }
    String name = JsonNames.of(bytes, at + 1, end);
    at = end + 1;
    return name;
  }

  private String string() {
    int end = JsonString.plainEnd(bytes, at);
    if (end >= 0) {
      String plain = new String(bytes, at + 1, end - at - 1, StandardCharsets.ISO_8859_1);
      at = end + 1;
      return plain;
    }
    JsonString string = new JsonString(bytes, at);
    String text = string.parse();
    at = string.end();
    return text;
  }

  private Long integer() {
    int start = at;
    boolean negative = peek() == '-';
    if (negative) {
      at++;
    }
    int digits = at;
    long value = 0;
    while (peek() >= '0' && peek() <= '9') {
      value = value * 10 + (peek() - '0');
      if (value > CanonicalJson.MAX_INTEGER) {
        throw new JsonException("integer outside of +-(2^53 - 1)", start);
      }
      at++;
    }
    if (at == digits) {
      throw fail("expected a value");
    }
    boolean zeroFirst = bytes[digits] == '0';
    if (zeroFirst && (negative || at - digits > 1)) {
      throw new JsonException("integer is not canonical", start);
    }
    if (peek() == '.' || peek() == 'e' || peek() == 'E') {
      throw fail("only integers are allowed");
    }
    return negative ? -value : value;
  }

  private void expect(char c) {
    if (peek() != c) {
      throw fail("expected '" + c + "'");
    }
    at++;
  }

  /** The byte here, or -1 at the end. */
  private int peek() {
    return at < bytes.length ? bytes[at] & 0xff : -1;
  }

  private JsonException fail(String message) {
    return new JsonException(at < bytes.length ? message : message + ", the input ends", at);
  }
}
