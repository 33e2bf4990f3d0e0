package io.kicktrain.ledger.trust;

import io.kicktrain.ledger.identity.WorkerKey;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a key of either sort: {@code openpgp:} and a fingerprint of 40 or 64 hexadecimal
 * characters, or {@code ed25519:} and a worker key id.
 *
 * @param text the name, in lower case
 */
public record KeyName(String text) implements Comparable<KeyName> {
  private static final String OPENPGP = "openpgp:";
  private static final String WORKER = "ed25519:";
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  /** Checks the name. */
  public KeyName {
    boolean openPgp =
        text.startsWith(OPENPGP) && FINGERPRINT.matcher(text.substring(OPENPGP.length())).matches();
    boolean worker = text.startsWith(WORKER) && WorkerKey.validId(text.substring(WORKER.length()));
    if (!openPgp && !worker) {
      throw new IllegalArgumentException(
          "a key is named openpgp:FINGERPRINT or ed25519:WORKERKEY, but this is \"" + text + "\"");
    }
  }

  /** The key with an OpenPGP fingerprint, in any case and with any spaces. */
  public static KeyName openPgp(String fingerprint) {
    return new KeyName(OPENPGP + fingerprint.replace(" ", "").toLowerCase(Locale.ROOT));
  }

  /** A worker key. */
  public static KeyName worker(String keyId) {
    return new KeyName(WORKER + keyId);
  }

  /** Whether it is an OpenPGP key, which can make statements about others. */
  public boolean isOpenPgp() {
    return text.startsWith(OPENPGP);
  }

  /** Fingerprint or worker key id. */
  public String id() {
    return text.substring(text.indexOf(':') + 1);
  }

  @Override
  public int compareTo(KeyName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
