package io.kicktrain.ledger.entry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  @Test
  void agreesWithAnotherImplementationOnRandomValues() throws Exception {
    Random random = new Random(8785);
    for (int i = 0; i < 3000; i++) {
      Object value = object(random, 0);
      byte[] ours = CanonicalJson.write(value);
      assertArrayEquals(new JsonCanonicalizer(ours).getEncodedUTF8(), ours);
      assertEquals(value, CanonicalJson.parse(ours));
      assertArrayEquals(ours, CanonicalJson.write(CanonicalJson.parse(ours)));
    }
  }

  /** What is accepted is exactly what the other implementation leaves as it is. */
  @Test
  void acceptsNoMutationThatIsNotCanonical() throws Exception {
    Random random = new Random(8259);
    int accepted = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = CanonicalJson.write(object(random, 1));
      bytes[random.nextInt(bytes.length)] =
          (byte) " \"\\{}[],:0-9eutfn.\u0001é".charAt(random.nextInt(20));
      try {
        Object value = CanonicalJson.parse(bytes);
        accepted++;
        assertArrayEquals(bytes, CanonicalJson.write(value));
        assertArrayEquals(bytes, new JsonCanonicalizer(bytes).getEncodedUTF8());
      } catch (JsonException e) {
        assertEquals(true, e.offset() >= 0 && e.offset() <= bytes.length);
      }
    }
    assertEquals(true, accepted > 100, () -> "mutations are too harsh to test anything");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|0",
        "` 1`|0",
        "`1 `|1",
        "`{\"a\":1,\"a\":2}`|7",
        "`{\"b\":1,\"a\":2}`|7",
        "`{\"a\" :1}`|4",
        "`{a:1}`|1",
        "`{\"a\":1,}`|7",
        "`[1,]`|3",
        "`[1 ,2]`|2",
        "`1.0`|1",
        "`1e2`|1",
        "`-0`|0",
        "`01`|0",
        "`-`|1",
        "`+1`|0",
        "`9007199254740992`|0",
        "`[-9007199254740992]`|1",
        "`99999999999999999999999`|0",
        "`NaN`|0",
        "`nul`|3",
        "`truE`|3",
        "`\"\\u0041\"`|1",
        "`\"\\u000A\"`|1",
        "`\"\\u000a\"`|1",
        "`\"\\u001F\"`|1",
        "`\"\\/\"`|1",
        "`\"\\x\"`|1",
        "`\"\\ud83d\\ude00\"`|1",
        "`\"abc`|4",
        "`\"ab\tc\"`|3",
        "`{}{}`|2",
        "`[[]`|3",
      })
  void saysWhereBytesAreNotCanonical(String json, int offset) {
    JsonException e =
        assertThrows(
            JsonException.class, () -> CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    assertEquals(offset, e.offset(), e.getMessage());
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    for (byte[] bad :
        List.of(
            new byte[] {'"', (byte) 0xff, '"'},
            new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xc3, '"'})) {
      assertThrows(JsonException.class, () -> CanonicalJson.parse(bad));
    }
  }

  @Test
  void limitsDepthAndSize() {
    String deepest = "[".repeat(32) + "]".repeat(32);
    byte[] bytes = deepest.getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(bytes, CanonicalJson.write(CanonicalJson.parse(bytes)));
    byte[] deeper = ("[" + deepest + "]").getBytes(StandardCharsets.UTF_8);
    assertThrows(JsonException.class, () -> CanonicalJson.parse(deeper));
    List<Object> nested = List.of();
    for (int i = 0; i < 32; i++) {
      nested = List.of(nested);
    }
    List<Object> tooDeep = nested;
    assertThrows(JsonException.class, () -> CanonicalJson.write(tooDeep));
    assertThrows(JsonException.class, () -> CanonicalJson.parse(bytes, bytes.length - 1));
  }

  @Test
  void refusesToWriteWhatHasNoOneMeaning() {
    for (Object bad :
        Arrays.asList(1.5, 1f, 1L << 53, -(1L << 53), "\ud800", "a\udc00b", 'c', Map.of(1, 2))) {
      assertThrows(JsonException.class, () -> CanonicalJson.write(bad));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 9007199254740991L, -9007199254740991L})
  void keepsIntegersExactly(long value) {
    assertEquals(value, CanonicalJson.parse(CanonicalJson.write(value)));
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 3 ? 5 : 7)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong() >> (11 + random.nextInt(50));
      case 3, 4 -> text(random);
      case 5 -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(value(random, depth + 1));
        }
        yield list;
      }
      default -> object(random, depth + 1);
    };
  }

  private static Map<String, Object> object(Random random, int depth) {
    Map<String, Object> map = new HashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      map.put(text(random), value(random, depth));
    }
    return map;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      int[] ranges = {0x80, 0x20, 0x7ff, 0xd7ff, 0x10ffff};
      int codePoint = random.nextInt(ranges[random.nextInt(ranges.length)]);
      text.appendCodePoint(codePoint >= 0xd800 && codePoint < 0xe000 ? 'x' : codePoint);
    }
    return text.toString();
  }
}
