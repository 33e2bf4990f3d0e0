package io.kicktrain.ledger.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Native verification beside Bouncy Castle's. */
class NativeEd25519Test {
  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  /** The neutral element, then points of order 2, 4 and 8. */
  private static final List<String> SMALL_ORDER =
      List.of(
          "0100000000000000000000000000000000000000000000000000000000000000",
          "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
          "0000000000000000000000000000000000000000000000000000000000000000",
          "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");

  private final Random random = new Random(1);
  private final WorkerKey key = WorkerKey.ofSeed(bytes(32));
  private final byte[] message = bytes(300);
  private final byte[] signature = key.sign(message);

  @BeforeEach
  void onlyWhereItRuns() {
    boolean here =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    assumeTrue(here, "the native library is for another system");
    assertNotNull(NativeEd25519.instance());
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Ed25519.Verifier verifier(WorkerKey key) {
    return assertNotNullAnd(Ed25519.verifier(HexFormat.of().parseHex(key.id())));
  }

  private static Ed25519.Verifier assertNotNullAnd(Ed25519.Verifier verifier) {
    assertNotNull(verifier);
    return verifier;
  }

  @Test
  void acceptsWhatIsSigned() {
    for (int length = 0; length < 400; length += 37) {
      WorkerKey signer = WorkerKey.ofSeed(bytes(32));
      byte[] text = bytes(length);
      byte[] made = signer.sign(text);
      assertTrue(verifier(signer).verify(text, made));
      assertTrue(verifier(signer).verifyInJava(text, made));
    }
  }

  @Test
  void refusesEveryFlippedBit() {
    Ed25519.Verifier verifier = verifier(key);
    for (int bit = 0; bit < 8 * signature.length; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(verifier.verify(message, changed), "bit " + bit);
      assertFalse(verifier.verifyInJava(message, changed), "bit " + bit);
    }
  }

  /** RFC 8032 section 5.1.7: S is in the range 0 <= s < L. */
  @Test
  void refusesASecondSpellingOfS() {
    byte[] s = Arrays.copyOfRange(signature, 32, 64);
    BigInteger larger = new BigInteger(1, reversed(s)).add(ORDER);
    byte[] spelled = signature.clone();
    byte[] little = reversed(larger.toByteArray());
    System.arraycopy(little, 0, spelled, 32, Math.min(32, little.length));
    assertFalse(verifier(key).verify(message, spelled));
    assertFalse(verifier(key).verifyInJava(message, spelled));
  }

  /**
   * Signatures that only the owner of a key can make, with an R that no signer chooses: a point of
   * small order. The equation of RFC 8032 holds for the neutral element alone, times the cofactor
   * for all of them.
   */
  @Test
  void acceptsLessThanJavaDoes() throws Exception {
    byte[] seed = bytes(32);
    WorkerKey signer = WorkerKey.ofSeed(seed);
    for (String point : SMALL_ORDER) {
      byte[] r = HexFormat.of().parseHex(point);
      for (int i = 0; i < 20; i++) {
        byte[] text = bytes(i);
        byte[] made = withR(r, seed, signer, text);
        boolean neutral = point.equals(SMALL_ORDER.get(0));
        assertEquals(neutral, verifier(signer).verify(text, made), point);
        assertTrue(verifier(signer).verifyInJava(text, made), point);
      }
    }
  }

  /** R, and S = h a mod L, where R should be r B and S = r + h a. */
  private static byte[] withR(byte[] r, byte[] seed, WorkerKey signer, byte[] text)
      throws Exception {
    byte[] a = Arrays.copyOf(MessageDigest.getInstance("SHA-512").digest(seed), 32);
    a[0] &= (byte) 248;
    a[31] &= 127;
    a[31] |= 64;
    MessageDigest digest = MessageDigest.getInstance("SHA-512");
    digest.update(r);
    digest.update(HexFormat.of().parseHex(signer.id()));
    BigInteger h = new BigInteger(1, reversed(digest.digest(text)));
    byte[] s = reversed(h.multiply(new BigInteger(1, reversed(a))).mod(ORDER).toByteArray());
    byte[] made = Arrays.copyOf(r, 64);
    System.arraycopy(s, 0, made, 32, Math.min(32, s.length));
    return made;
  }

  @Test
  void refusesOtherLengths() {
    for (int length : new int[] {0, 1, 63, 65, 128}) {
      assertFalse(verifier(key).verify(message, Arrays.copyOf(signature, length)));
    }
  }

  /** Keys that prove nothing do not even come to the native code. */
  @Test
  void keysAreCheckedBefore() {
    byte[] neutral = new byte[32];
    neutral[0] = 1;
    assertEquals(null, Ed25519.verifier(neutral));
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
