package io.kicktrain.ledger.httpsig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.ledger.identity.WorkerKey;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SignatureBaseTest {
  /** RFC 9421 appendix B.2.6, with the key of appendix B.1.4. */
  @Test
  void signsTheVectorOfTheRfc() {
    byte[] pkcs8 =
        Base64.getDecoder()
            .decode("MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF");
    WorkerKey key = WorkerKey.ofSeed(Arrays.copyOfRange(pkcs8, 16, 48));
    List<Map.Entry<String, String>> covered =
        List.of(
            Map.entry("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
            Map.entry("@method", "POST"),
            Map.entry("@path", "/foo"),
            Map.entry("@authority", "example.com"),
            Map.entry("content-type", "application/json"),
            Map.entry("content-length", "18"));
    String header =
        "sig-b26="
            + SignatureBase.innerList(covered.stream().map(Map.Entry::getKey).toList())
            + ";created=1618884473;keyid=\"test-key-ed25519\"";
    SignatureInput input = SignatureInput.parse(header);
    assertEquals(covered.stream().map(Map.Entry::getKey).toList(), input.components());
    assertEquals(1_618_884_473, input.created());
    assertEquals("test-key-ed25519", input.parameter("keyid"));
    byte[] signature = key.sign(SignatureBase.of(covered, input.serialized()));
    assertEquals(
        "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==",
        Base64.getEncoder().encodeToString(signature));
  }

  /** Appendix B.2.5: another algorithm, but the signature is over the same kind of base. */
  @Test
  void buildsTheBaseThatTheRfcSignsWithAnHmac() throws Exception {
    byte[] base =
        base(
            "sig-b25=(\"date\" \"@authority\" \"content-type\")"
                + ";created=1618884473;keyid=\"test-shared-secret\"",
            "Tue, 20 Apr 2021 02:07:55 GMT",
            "example.com",
            "application/json");
    Mac hmac = Mac.getInstance("HmacSHA256");
    hmac.init(
        new SecretKeySpec(
            bytes(
                "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasj"
                    + "lTMtDQ=="),
            "HmacSHA256"));
    assertArrayEquals(bytes("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8="), hmac.doFinal(base));
  }

  /** Appendix B.2.4: a response, with the key of appendix B.1.3. */
  @Test
  void buildsTheBaseThatTheRfcSignsWithEcdsa() throws Exception {
    byte[] base =
        base(
            "sig-b24=(\"@status\" \"content-type\" \"content-digest\" \"content-length\")"
                + ";created=1618884473;keyid=\"test-key-ecc-p256\"",
            "200",
            "application/json",
            "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuah"
                + "q4l5aGgfLQ==:",
            "23");
    Signature ecdsa = Signature.getInstance("SHA256withECDSAinP1363Format");
    ecdsa.initVerify(
        KeyFactory.getInstance("EC")
            .generatePublic(
                new X509EncodedKeySpec(
                    bytes(
                        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf"
                            + "w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ=="))));
    ecdsa.update(base);
    assertTrue(
        ecdsa.verify(
            bytes(
                "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+3"
                    + "2oiasw==")));
  }

  /** The base of a message that has these values for the components of a Signature-Input. */
  private static byte[] base(String header, String... values) {
    SignatureInput input = SignatureInput.parse(header);
    assertEquals(values.length, input.components().size());
    List<Map.Entry<String, String>> covered = new ArrayList<>();
    for (String value : values) {
      covered.add(Map.entry(input.components().get(covered.size()), value));
    }
    return SignatureBase.of(covered, input.serialized());
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
