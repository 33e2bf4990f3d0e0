package io.kicktrain.contracts.generator;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of a Solidity type.
 *
 * @param web3j the class that encodes and decodes it
 * @param java how Java code sees it
 * @param reader the method of {@code Values} that gives it
 * @param dynamic whether its length is not known from the type
 */
record TypeMapping(ClassName web3j, TypeName java, String reader, boolean dynamic) {
  static final String KNOWN = "address, bool, string, bytes, bytes1..32, uint8..256, int8..256";

  private static final String DATATYPES = "org.web3j.abi.datatypes";
  private static final TypeName BYTES = ArrayTypeName.of(byte.class);
  private static final TypeName TEXT = ClassName.get(String.class);
  private static final TypeName INTEGER = ClassName.get("java.math", "BigInteger");
  private static final Pattern SIZED = Pattern.compile("(u?int|bytes)([1-9][0-9]{0,2})");

  private static final Map<String, TypeMapping> PLAIN =
      Map.of(
          "address", new TypeMapping(datatype("Address"), TEXT, "text", false),
          "bool", new TypeMapping(datatype("Bool"), TypeName.BOOLEAN, "flag", false),
          "string", new TypeMapping(datatype("Utf8String"), TEXT, "text", true),
          "bytes", new TypeMapping(datatype("DynamicBytes"), BYTES, "bytes", true));

  /** The mapping of a type, or empty when it is not known. */
  static Optional<TypeMapping> of(String type) {
    Matcher sized = SIZED.matcher(type);
    if (sized.matches()) {
      return sized(sized.group(1), Integer.parseInt(sized.group(2)));
    }
    return Optional.ofNullable(PLAIN.get(type));
  }

  private static Optional<TypeMapping> sized(String family, int size) {
    if (family.equals("bytes")) {
      return size > 32
          ? Optional.empty()
          : Optional.of(new TypeMapping(generated("Bytes", size), BYTES, "bytes", false));
    }
    if (size % Byte.SIZE != 0 || size > 256) {
      return Optional.empty();
    }
    boolean signed = family.equals("int");
    ClassName web3j = generated(signed ? "Int" : "Uint", size);
    boolean small = size < Long.SIZE || (signed && size == Long.SIZE);
    return Optional.of(
        small
            ? new TypeMapping(web3j, TypeName.LONG, "number", false)
            : new TypeMapping(web3j, INTEGER, "integer", false));
  }

  private static ClassName datatype(String name) {
    return ClassName.get(DATATYPES, name);
  }

  private static ClassName generated(String family, int size) {
    return ClassName.get(DATATYPES + ".generated", family + size);
  }
}
