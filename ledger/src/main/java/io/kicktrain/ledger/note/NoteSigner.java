package io.kicktrain.ledger.note;

import io.kicktrain.ledger.bytes.StrictBase64;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.identity.Ed25519;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A named private key that signs notes. Its text form, the skey, is the one of Go's note package:
 * {@code PRIVATE+KEY+name+hex(keyId)+base64(type || seed)}. Immutable and thread-safe.
 */
public final class NoteSigner {
  private static final String PREFIX = "PRIVATE+KEY+";
  private static final int MAX_FILE = 4096;

  private final VerifierKey verifierKey;
  private final byte[] seed;
  private final Clock clock;

  private NoteSigner(String name, SignatureType type, byte[] seed, Clock clock) {
    this.verifierKey = new VerifierKey(name, type, Ed25519.publicKey(seed));
    this.seed = seed;
    this.clock = clock;
  }

  /** A new log key; {@code name} is the origin of the log. */
  public static NoteSigner generate(String name, SecureRandom random) {
    return new NoteSigner(name, SignatureType.ED25519, Ed25519.newSeed(random), Clock.systemUTC());
  }

  /** A new witness key; {@code clock} gives the times that its cosignatures state. */
  public static NoteSigner generateWitness(String name, SecureRandom random, Clock clock) {
    return new NoteSigner(name, SignatureType.COSIGNATURE, Ed25519.newSeed(random), clock);
  }

  /**
   * Parses an skey.
   *
   * @throws NoteException if it breaks the format or its id does not belong to name and key
   */
  public static NoteSigner parse(String skey) {
    String[] parts = skey.startsWith(PREFIX) ? skey.substring(12).split("\\+", 3) : new String[0];
    if (parts.length != 3) {
      throw new NoteException("a signing key must be PRIVATE+KEY+name+hex+base64");
    }
    try {
      byte[] value = StrictBase64.decode(parts[2]);
      SignatureType type = value.length == 33 ? SignatureType.of(value[0]) : null;
      if (type == null) {
        throw new NoteException("signing key of " + parts[0] + " is of an unknown type");
      }
      byte[] seed = Arrays.copyOfRange(value, 1, value.length);
      NoteSigner signer = new NoteSigner(parts[0], type, seed, Clock.systemUTC());
      if (!parts[1].equals(HexFormat.of().toHexDigits(signer.verifierKey.keyId()))) {
        throw new NoteException("signing key of " + parts[0] + ": id does not belong to the key");
      }
      return signer;
    } catch (NoteException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new NoteException("signing key of " + parts[0] + " is not base64", e);
    }
  }

  /** Reads an skey from a file of one line. */
  public static NoteSigner load(Path file) throws IOException {
    if (Files.size(file) > MAX_FILE) {
      throw new NoteException(file + " is too large for a signing key");
    }
    return parse(Files.readString(file).strip());
  }

  /** Writes the skey to a new file that only its owner reads; refuses to overwrite. */
  public void save(Path file) throws IOException {
    DurableFiles.writeSecret(file, (format() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The skey: keep it secret. */
  public String format() {
    byte[] value =
        ByteBuffer.allocate(1 + seed.length).put(verifierKey.type().code()).put(seed).array();
    String id = HexFormat.of().toHexDigits(verifierKey.keyId());
    return PREFIX + name() + "+" + id + "+" + StrictBase64.encode(value);
  }

  /** Name of the key. */
  public String name() {
    return verifierKey.name();
  }

  /** The public half. */
  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /** Signs the text of a note. */
  public NoteSignature sign(String text) {
    byte[] publicKey = verifierKey.publicKey();
    byte[] bytes =
        switch (verifierKey.type()) {
          case ED25519 -> Ed25519.sign(seed, publicKey, NoteText.utf8(text));
          case COSIGNATURE -> cosign(text, publicKey);
        };
    return new NoteSignature(name(), verifierKey.keyId(), bytes);
  }

  private byte[] cosign(String text, byte[] publicKey) {
    long seconds = clock.instant().getEpochSecond();
    return Cosignature.encode(
        seconds, Ed25519.sign(seed, publicKey, Cosignature.message(text, seconds)));
  }
}
