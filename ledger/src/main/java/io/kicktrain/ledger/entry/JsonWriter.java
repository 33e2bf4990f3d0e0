package io.kicktrain.ledger.entry;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes one value canonically. */
final class JsonWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  byte[] write(@Nullable Object value) {
    value(value, 0);
    return out.toByteArray();
  }

  private void value(@Nullable Object value, int depth) {
    if (value == null || value instanceof Boolean) {
      ascii(String.valueOf(value));
    } else if (value instanceof Long || value instanceof Integer) {
      ascii(Long.toString(CanonicalJson.requireRange(((Number) value).longValue())));
    } else if (value instanceof String text) {
      string(text);
    } else if (value instanceof List<?> list) {
      array(list, deeper(depth));
    } else if (value instanceof Map<?, ?> map) {
      object(map, deeper(depth));
    } else {
      throw new JsonException("no canonical JSON for a " + value.getClass().getName());
    }
  }

  private static int deeper(int depth) {
    if (depth == CanonicalJson.MAX_DEPTH) {
      throw new JsonException("nested deeper than " + CanonicalJson.MAX_DEPTH + " levels");
    }
    return depth + 1;
  }

  private void array(List<?> list, int depth) {
    out.write('[');
    for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
      value(items.next(), depth);
      if (items.hasNext()) {
        out.write(',');
      }
    }
    out.write(']');
  }

  private void object(Map<?, ?> map, int depth) {
    boolean first = true;
    out.write('{');
    for (Map.Entry<String, ?> member : sorted(map).entrySet()) {
      if (!first) {
        out.write(',');
      }
      first = false;
      string(member.getKey());
      out.write(':');
      value(member.getValue(), depth);
    }
    out.write('}');
  }

  /** String's natural order is that of UTF-16 code units, which RFC 8785 section 3.2.3 asks for. */
  private static Map<String, ?> sorted(Map<?, ?> map) {
    if (map instanceof SortedMembers already) {
      return already;
    }
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, item) -> putMember(sorted, key, item));
    return sorted;
  }

  @SuppressWarnings("NullAway") // TreeMap takes null values; only this method puts any
  private static void putMember(Map<String, Object> sorted, Object key, @Nullable Object item) {
    if (!(key instanceof String name)) {
      throw new JsonException("object member name is no string: " + key);
    }
    sorted.put(name, item);
  }

  private void string(String text) {
    out.write('"');
    if (JsonString.plain(text)) {
      out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    } else {
      escaped(text);
    }
    out.write('"');
  }

  private void escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      JsonEscapes.append(escaped, text.charAt(i));
    }
    try {
      CharBuffer chars = CharBuffer.wrap(escaped);
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(chars);
      out.write(bytes.array(), bytes.arrayOffset(), bytes.remaining());
    } catch (CharacterCodingException e) {
      JsonException failure = new JsonException("string is not Unicode: it has a lone surrogate");
      failure.initCause(e);
      throw failure;
    }
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
