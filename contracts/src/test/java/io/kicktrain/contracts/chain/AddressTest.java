package io.kicktrain.contracts.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  /** An example of EIP-55. */
  private static final String MIXED = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

  @Test
  void isReadInEveryCaseAndShownWithItsChecksum() {
    assertEquals(MIXED, Address.parse(MIXED).toString());
    assertEquals(Address.parse(MIXED), Address.parse(MIXED.toLowerCase(java.util.Locale.ROOT)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0x",
        "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
        "0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xzzAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
      })
  void mistypedOnesAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Address.parse(text));
  }

  @Test
  void feesAreRaisedByMoreThanATenth() {
    Fees offered = new Fees(BigInteger.valueOf(1000), BigInteger.valueOf(10));
    Fees raised = offered.raised(new Fees(BigInteger.ONE, BigInteger.ONE));
    assertTrue(raised.max().intValue() > 1100 && raised.tip().intValue() > 11);
    Fees market = new Fees(BigInteger.valueOf(9000), BigInteger.valueOf(90));
    assertEquals(market, offered.raised(market));
  }
}
