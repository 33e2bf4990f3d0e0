package io.kicktrain.contracts.abi;

import java.util.List;
import java.util.function.Function;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Type;

/**
 * A call of a contract that gives something back.
 *
 * @param data what is sent, hex digits with 0x
 * @param decoder reads what comes back, hex digits with 0x; throws {@link IllegalArgumentException}
 *     if that is malformed
 */
public record Call<T>(String data, Function<String, T> decoder) {

  /**
   * Reads the answer.
   *
   * @throws IllegalArgumentException if it is not what the function gives back
   */
  public T decode(String answer) {
    return decoder.apply(answer);
  }

  /**
   * Data of a transaction or a call.
   *
   * @param begin a function's selector or the code that creates a contract, hex digits with 0x
   * @param arguments in order
   */
  @SuppressWarnings("rawtypes") // web3j asks for a list of the raw Type
  public static String encode(String begin, Type... arguments) {
    return begin + FunctionEncoder.encodeConstructor(List.of(arguments));
  }
}
