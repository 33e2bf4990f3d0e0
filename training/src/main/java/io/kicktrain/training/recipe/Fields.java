package io.kicktrain.training.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * One JSON object of a recipe and where it stands. Values are taken as they are written: no number
 * is read from a string, no whole number from a fraction, and nothing is left over.
 */
final class Fields {

  private final String pointer;
  private final JsonNode object;

  /** Reads one element of an array. */
  @FunctionalInterface
  interface ElementReader<T> {
    T read(Fields element) throws RecipeException;
  }

  private Fields(String pointer, JsonNode object) throws RecipeException {
    if (!object.isObject()) {
      throw new RecipeException(pointer, "must be an object, but is " + describe(object));
    }
    this.pointer = pointer;
    this.object = object;
  }

  static Fields root(JsonNode document) throws RecipeException {
    return new Fields("", document);
  }

  /**
   * Refuses every field that is not one of these. Called before any is read, so that typing errors
   * come first.
   */
  Fields only(String... known) throws RecipeException {
    List<String> allowed = List.of(known);
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!allowed.contains(name)) {
        String guess =
            Nearest.to(name, allowed).map(n -> "; did you mean \"" + n + "\"?").orElse("");
        throw new RecipeException(
            at(name), "unknown field" + guess + " (allowed: " + String.join(", ", allowed) + ")");
      }
    }
    return this;
  }

  boolean has(String name) {
    return object.has(name);
  }

  Fields object(String name) throws RecipeException {
    return new Fields(at(name), required(name, "an object"));
  }

  Optional<Fields> optionalObject(String name) throws RecipeException {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  <T> List<T> array(String name, int max, ElementReader<T> reader) throws RecipeException {
    JsonNode array = required(name, "an array");
    if (!array.isArray()) {
      throw wrong(name, "an array", array);
    }
    if (array.size() > max) {
      throw new RecipeException(
          at(name),
          String.format(
              Locale.ROOT, "may have at most %,d elements, but has %,d", max, array.size()));
    }
    List<T> elements = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      elements.add(reader.read(new Fields(at(name) + "/" + i, array.get(i))));
    }
    return elements;
  }

  String string(String name) throws RecipeException {
    JsonNode value = required(name, "a string");
    if (!value.isTextual()) {
      throw wrong(name, "a string", value);
    }
    return value.textValue();
  }

  int integer(String name) throws RecipeException {
    return (int) whole(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  long longInteger(String name) throws RecipeException {
    return whole(name, -Recipe.MAX_INTEGER, Recipe.MAX_INTEGER);
  }

  private long whole(String name, long min, long max) throws RecipeException {
    JsonNode value = required(name, "a whole number");
    if (!value.isIntegralNumber()) {
      throw wrong(name, "a whole number", value);
    }
    if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
      throw new RecipeException(
          at(name),
          String.format(
              Locale.ROOT,
              "must be from %,d to %,d, but is %,d",
              min,
              max,
              value.bigIntegerValue()));
    }
    return value.longValue();
  }

  double number(String name) throws RecipeException {
    JsonNode value = required(name, "a number");
    if (!value.isNumber()) {
      throw wrong(name, "a number", value);
    }
    if (!Double.isFinite(value.doubleValue())) {
      throw new RecipeException(at(name), "is too large for a number");
    }
    return value.doubleValue();
  }

  boolean bool(String name) throws RecipeException {
    JsonNode value = required(name, "true or false");
    if (!value.isBoolean()) {
      throw wrong(name, "true or false", value);
    }
    return value.booleanValue();
  }

  OptionalDouble optionalNumber(String name) throws RecipeException {
    return has(name) ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
  }

  <E extends Enum<E>> E oneOf(String name, Class<E> type) throws RecipeException {
    List<String> known = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      known.add(EnumNames.of(constant));
    }
    String value = oneOf(name, "value", known);
    return EnumNames.find(type, value).orElseThrow();
  }

  /** A string out of a list; {@code what} names it in the message. */
  String oneOf(String name, String what, List<String> known) throws RecipeException {
    String value = string(name);
    if (!known.contains(value)) {
      String guess = Nearest.to(value, known).map(n -> "; did you mean \"" + n + "\"?").orElse("");
      throw new RecipeException(
          at(name),
          "unknown "
              + what
              + " "
              + Check.quote(value)
              + guess
              + " (known: "
              + String.join(", ", known)
              + ")");
    }
    return value;
  }

  /** Makes a record from this object and turns its refusal into one with a pointer. */
  <T> T make(Supplier<T> constructor) throws RecipeException {
    try {
      return constructor.get();
    } catch (InvalidFieldException e) {
      String below = e.field().isEmpty() ? "" : "/" + e.field();
      throw new RecipeException(pointer + below, e.problem());
    }
  }

  private JsonNode required(String name, String expected) throws RecipeException {
    JsonNode value = object.get(name);
    if (value == null) {
      throw new RecipeException(at(name), "is missing; it must be " + expected);
    }
    return value;
  }

  private RecipeException wrong(String name, String expected, JsonNode actual) {
    return new RecipeException(at(name), "must be " + expected + ", but is " + describe(actual));
  }

  /** Pointer of a field: RFC 6901 section 3 escapes {@code ~} and {@code /}. */
  private String at(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private static String describe(JsonNode value) {
    if (value.isObject()) {
      return "an object";
    }
    if (value.isArray()) {
      return "an array";
    }
    return value.isTextual() ? "the string " + Check.quote(value.textValue()) : value.asText();
  }
}
