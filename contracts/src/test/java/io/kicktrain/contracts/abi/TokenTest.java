package io.kicktrain.contracts.abi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The class that is generated for a contract with every kind of value. Selectors and topics are
 * those of the standards (ERC-20, ERC-1271, ERC-6093), the bytes of {@code baz} those of the ABI's
 * specification.
 */
class TokenTest {
  private static final String ALICE = "0x" + "a1".repeat(20);
  private static final String BOB = "0x" + "b0".repeat(20);
  private static final BigInteger HUGE = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

  @Test
  void callsAreThoseOfTheStandards() {
    assertEquals("0x06fdde03", TokenAbi.name().data());
    assertEquals("0x313ce567", TokenAbi.decimals().data());
    assertEquals("0x70a08231" + word(ALICE), TokenAbi.balanceOf(ALICE).data());
    assertEquals("0xa9059cbb" + word(BOB) + "f".repeat(64), TokenAbi.transfer(BOB, HUGE).data());
    assertEquals("0x50d25bcd", TokenAbi.latestAnswer().data());
    assertEquals("0xcdcd77c0" + word(69) + word(1), TokenAbi.baz(69, true));
  }

  @Test
  void valuesOfAnyLengthComeAfterTheOthers() {
    byte[] hash = new byte[32];
    byte[] signature = {1, 2, 3};
    assertEquals(
        "0x1626ba7e" + word(0) + word(64) + word(3) + "010203" + "0".repeat(58),
        TokenAbi.isValidSignature(hash, signature).data());
    String named = "47" + "0".repeat(62);
    assertTrue(TokenAbi.setName("G").endsWith(word(32) + word(1) + named));
    assertEquals("G", TokenAbi.name().decode("0x" + word(32) + word(1) + named));
    assertArrayEquals(
        "G".getBytes(StandardCharsets.US_ASCII),
        TokenAbi.metadata().decode("0x" + word(32) + word(1) + named));
  }

  @Test
  void answersBecomeJavaValues() {
    assertEquals(18L, TokenAbi.decimals().decode("0x" + word(18)));
    assertEquals(HUGE, TokenAbi.balanceOf(ALICE).decode("0x" + "f".repeat(64)));
    assertEquals(true, TokenAbi.transfer(BOB, HUGE).decode("0x" + word(1)));
    assertEquals(BigInteger.ONE.negate(), TokenAbi.latestAnswer().decode("0x" + "f".repeat(64)));
    assertEquals(-2L, TokenAbi.shift(1).decode("0x" + "f".repeat(63) + "e"));
    String magic = "1626ba7e" + "0".repeat(56);
    assertArrayEquals(
        HexFormat.of().parseHex("1626ba7e"),
        TokenAbi.isValidSignature(new byte[32], new byte[0]).decode("0x" + magic));
  }

  @Test
  void bytesThatNoContractGivesAreRefused() {
    refuses(TokenAbi.decimals(), "0x", "0 bytes that are not the encoding of [Uint8]");
    refuses(TokenAbi.decimals(), "0x" + word(256), "32 bytes that are not");
    refuses(TokenAbi.decimals(), "0x" + word(1) + word(1), "64 bytes that are not");
    refuses(TokenAbi.transfer(BOB, HUGE), "0x" + word(2), "[Bool]");
    refuses(TokenAbi.shift(1), "0x" + "0".repeat(48) + "f".repeat(16), "[Int64]");
    refuses(TokenAbi.name(), "0x" + word(64) + word(0), "[Utf8String]");
    refuses(TokenAbi.name(), "0x" + word(32) + "f".repeat(64), "[Utf8String]");
    refuses(TokenAbi.name(), "0x" + word(32) + word(1) + "ff" + "0".repeat(62), "[Utf8String]");
  }

  @Test
  void eventsAreReadFromTopicsAndData() {
    String topic = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";
    assertEquals(topic, TokenAbi.Transfer.TOPIC);
    List<String> topics = List.of(topic, "0x" + word(ALICE), "0x" + word(BOB));
    assertEquals(
        new TokenAbi.Transfer(ALICE, BOB, BigInteger.TEN),
        TokenAbi.Transfer.decode(topics, "0x" + word(10)));
    for (List<String> wrong :
        List.of(List.<String>of(), topics.subList(0, 2), topics.subList(1, 3))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> TokenAbi.Transfer.decode(wrong, "0x" + word(10)),
          () -> "topics " + wrong);
    }
  }

  @Test
  void refusalsAreNamed() {
    String selector = "0xe450d38c";
    assertEquals(selector, TokenAbi.ERC20InsufficientBalance.SELECTOR);
    assertEquals(
        Optional.of(new TokenAbi.ERC20InsufficientBalance(ALICE, BigInteger.ONE, BigInteger.TEN)),
        TokenAbi.refusal(selector + word(ALICE) + word(1) + word(10)));
    assertEquals(Optional.empty(), TokenAbi.refusal("0x08c379a0"));
    assertEquals(Optional.empty(), TokenAbi.refusal(""));
    assertThrows(IllegalArgumentException.class, () -> TokenAbi.refusal(selector));
  }

  @Test
  void valuesThatATypeDoesNotHaveAreNotSent() {
    assertThrows(UnsupportedOperationException.class, () -> TokenAbi.baz(1L << 32, true));
    assertThrows(UnsupportedOperationException.class, () -> TokenAbi.baz(-1, true));
    assertThrows(
        UnsupportedOperationException.class,
        () -> TokenAbi.isValidSignature(new byte[31], new byte[0]));
  }

  @Test
  void codeIsComparedButForItsImmutables() {
    DeployedCode code = new DeployedCode("60000061", new DeployedCode.Place(1, 2));
    assertTrue(code.is("0x60abcd61"));
    assertFalse(code.is("0x60abcd62"));
    assertFalse(code.is("0x60abcd6100"));
    assertFalse(code.is("0x"));
    assertTrue(TokenAbi.CODE.is("0x00"));
    assertEquals("0x00", TokenAbi.creation());
  }

  private static void refuses(Call<?> call, String answer, String why) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> call.decode(answer));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  private static String word(long value) {
    return "0".repeat(48) + HexFormat.of().toHexDigits(value);
  }

  private static String word(String address) {
    return "0".repeat(24) + address.substring(2);
  }
}
