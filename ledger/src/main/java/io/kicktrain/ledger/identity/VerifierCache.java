package io.kicktrain.ledger.identity;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the decoded points of the keys used last, because decoding and checking a point costs more
 * than half of a verification. Invalid ids are not kept: they would let anybody empty it.
 */
final class VerifierCache {
  private static final int CAPACITY = 4096;

  private final Map<String, Ed25519.Verifier> verifiers =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Ed25519.Verifier> eldest) {
          return size() > CAPACITY;
        }
      };

  Ed25519.@Nullable Verifier get(String hexKey) {
    synchronized (verifiers) {
      Ed25519.Verifier known = verifiers.get(hexKey);
      if (known != null) {
        return known;
      }
    }
    Ed25519.Verifier decoded = Ed25519.verifier(HexFormat.of().parseHex(hexKey));
    if (decoded != null) {
      synchronized (verifiers) {
        verifiers.put(hexKey, decoded);
      }
    }
    return decoded;
  }
}
