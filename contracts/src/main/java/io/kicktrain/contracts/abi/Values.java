package io.kicktrain.contracts.abi;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.Utils;
import org.web3j.abi.datatypes.Type;

/**
 * Values that came from a chain. web3j decodes leniently: it drops bits that a type does not have
 * and overlooks what is too much. Here a value is taken only if its encoding gives the same bytes.
 */
@SuppressWarnings("rawtypes") // web3j asks for lists of the raw Type
public final class Values {
  private static final String PREFIX = "0x";

  private final List<Type> values;

  private Values(List<Type> values) {
    this.values = values;
  }

  /**
   * Decodes.
   *
   * @param data hex digits with 0x
   * @param types web3j's types of the values
   * @throws IllegalArgumentException unless the data are the encoding of such values
   */
  public static Values decode(String data, Class<?>... types) {
    List<TypeReference<?>> references =
        Arrays.stream(types)
            .<TypeReference<?>>map(type -> TypeReference.create(type.asSubclass(Type.class)))
            .toList();
    try {
      List<Type> values = FunctionReturnDecoder.decode(data, Utils.convert(references));
      if (values.size() != types.length
          || !data.equalsIgnoreCase(PREFIX + FunctionEncoder.encodeConstructor(values))) {
        throw new IllegalArgumentException("encoded again they are others");
      }
      return new Values(values);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          (data.length() - PREFIX.length()) / 2
              + " bytes that are not the encoding of "
              + Arrays.stream(types).map(Class::getSimpleName).toList(),
          e);
    }
  }

  /**
   * The indexed values of an event, to be decoded.
   *
   * @param topic the hash that the event begins with
   * @param topics of the event, hex digits with 0x
   * @throws IllegalArgumentException if it is another event
   */
  public static String topics(String topic, List<String> topics) {
    if (topics.isEmpty() || !topics.get(0).equalsIgnoreCase(topic)) {
      throw new IllegalArgumentException("another event than " + topic);
    }
    return topics.stream()
        .skip(1)
        .map(word -> word.substring(PREFIX.length()))
        .collect(Collectors.joining("", PREFIX, ""));
  }

  /**
   * What follows a selector, to be decoded.
   *
   * @throws IllegalArgumentException if the data begin with something else
   */
  public static String after(String selector, String data) {
    if (!data.startsWith(selector)) {
      throw new IllegalArgumentException("another selector than " + selector);
    }
    return PREFIX + data.substring(selector.length());
  }

  /** A number of up to 64 bits, signed or of less than 64 bits. */
  public long number(int index) {
    return integer(index).longValueExact();
  }

  /** A number of any size. */
  public BigInteger integer(int index) {
    return (BigInteger) values.get(index).getValue();
  }

  /** A truth value. */
  public boolean flag(int index) {
    return (Boolean) values.get(index).getValue();
  }

  /** Bytes. */
  public byte[] bytes(int index) {
    return (byte[]) values.get(index).getValue();
  }

  /** A text, or an address as 0x and 40 lower-case hex digits. */
  public String text(int index) {
    return (String) values.get(index).getValue();
  }
}
