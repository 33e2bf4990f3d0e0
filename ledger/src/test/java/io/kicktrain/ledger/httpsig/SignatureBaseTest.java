package io.kicktrain.ledger.httpsig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kicktrain.ledger.identity.WorkerKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
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
}
