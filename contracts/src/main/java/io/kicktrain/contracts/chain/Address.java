package io.kicktrain.contracts.chain;

import java.util.Locale;
import java.util.regex.Pattern;
import org.web3j.crypto.Keys;

/**
 * An account or a contract.
 *
 * @param hex {@code 0x} and 40 lower-case hex digits
 */
public record Address(String hex) {
  private static final Pattern LOWER = Pattern.compile("0x[0-9a-f]{40}");

  /** Checks the form. */
  public Address {
    if (!LOWER.matcher(hex).matches()) {
      throw new IllegalArgumentException("not an address: 0x and 40 hex digits are expected");
    }
  }

  /**
   * Reads an address as people write it.
   *
   * @throws IllegalArgumentException unless it is 0x and 40 hex digits; with mixed case the
   *     checksum (EIP-55) must be right, which catches mistyped digits
   */
  public static Address parse(String text) {
    Address address = new Address(text.toLowerCase(Locale.ROOT));
    boolean oneCase = text.equals(address.hex) || text.substring(2).equals(upper(text));
    if (!oneCase && !text.equals(address.checksummed())) {
      throw new IllegalArgumentException(
          "the address " + text + " is mistyped: its checksum (EIP-55) is wrong");
    }
    return address;
  }

  private static String upper(String text) {
    return text.substring(2).toUpperCase(Locale.ROOT);
  }

  /** The form that people are shown: with the checksum of EIP-55. */
  public String checksummed() {
    return Keys.toChecksumAddress(hex);
  }

  @Override
  public String toString() {
    return checksummed();
  }
}
