package io.kicktrain.contracts.abi;

import java.util.Arrays;
import java.util.List;

/** Code that a contract has on a chain. Its immutables differ from one contract to another. */
public final class DeployedCode {
  private final String hex;
  private final List<Place> immutables;

  /**
   * Bytes that hold an immutable.
   *
   * @param start 0 or more
   * @param length in bytes
   */
  public record Place(int start, int length) {}

  /**
   * The compiler's code.
   *
   * @param hex hex digits
   * @param immutables where the immutables are, within the code
   */
  public DeployedCode(String hex, Place... immutables) {
    this.immutables = List.copyOf(Arrays.asList(immutables));
    this.hex = masked(hex);
  }

  /**
   * Whether code on a chain is this, whatever its immutables.
   *
   * @param code hex digits with 0x
   */
  public boolean is(String code) {
    return code.length() == hex.length() + 2 && masked(code.substring(2)).equals(hex);
  }

  private String masked(String code) {
    StringBuilder masked = new StringBuilder(code);
    for (Place place : immutables) {
      int start = 2 * place.start();
      int digits = 2 * place.length();
      masked.replace(start, start + digits, "0".repeat(digits));
    }
    return masked.toString();
  }
}
