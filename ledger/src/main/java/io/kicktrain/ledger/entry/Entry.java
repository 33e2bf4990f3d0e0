package io.kicktrain.ledger.entry;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.kicktrain.ledger.bytes.StrictBase64;
import io.kicktrain.ledger.identity.WorkerKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One log entry: a canonical JSON object of at most 65,535 bytes with at least {@code "kind"}, a
 * lower-case word with dashes, and {@code "v"}, the version of the kind, 1 here. A signed entry has
 * {@code "signer"}, a worker key id, and {@code "signature"}, base64 of the Ed25519 signature over
 * the canonical bytes of the entry without that member. Immutable.
 */
public final class Entry {
  /** Most bytes of an entry. */
  public static final int MAX_BYTES = 65_535;

  static final String KIND = "kind";
  static final String VERSION = "v";
  static final String SIGNER = "signer";
  static final String SIGNATURE = "signature";

  private static final int MAX_KIND = 64;

  private final SortedMembers members;
  private final byte[] bytes;
  private final String kind;

  private Entry(SortedMembers members, byte[] bytes) {
    this.members = members;
    this.bytes = bytes;
    this.kind = string(KIND);
    if (!isKindWord(kind)) {
      throw new EntryException("kind must be a lower-case word with dashes: " + kind);
    }
    if (integer(VERSION) < 1) {
      throw error(VERSION, "must be at least 1");
    }
  }

  private static boolean isKindWord(String kind) {
    boolean word = !kind.isEmpty() && kind.length() <= MAX_KIND && isLetter(kind.charAt(0));
    for (int i = 1; word && i < kind.length(); i++) {
      char c = kind.charAt(i);
      word = isLetter(c) || c == '-' || (c >= '0' && c <= '9');
    }
    return word;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  /** Starts an entry of a kind, version 1. */
  public static Builder of(String kind) {
    return new Builder(kind);
  }

  static Entry ofMembers(Map<String, @Nullable Object> members) {
    byte[] bytes = CanonicalJson.write(members);
    if (bytes.length > MAX_BYTES) {
      throw new EntryException(
          "entry of " + bytes.length + " bytes; at most " + MAX_BYTES + " are allowed");
    }
    return parse(bytes);
  }

  /**
   * Reads an entry.
   *
   * @throws EntryException if the bytes are too many, not canonical JSON (the message has the
   *     offset), no object, or lack {@code kind} or {@code v}
   */
  public static Entry parse(byte[] bytes) {
    try {
      Object value = CanonicalJson.parse(bytes, MAX_BYTES);
      if (!(value instanceof SortedMembers members)) {
        throw new EntryException("an entry must be a JSON object");
      }
      return new Entry(members, bytes.clone());
    } catch (JsonException e) {
      throw new EntryException("entry is not canonical JSON: " + e.getMessage(), e);
    }
  }

  /** The canonical bytes: what is hashed into the log. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** What the entry states. */
  public String kind() {
    return kind;
  }

  /** The version of the kind's format. */
  public long version() {
    return integer(VERSION);
  }

  /** Whether the entry has a field of that name, also with the value null. */
  public boolean has(String field) {
    return members.containsKey(field);
  }

  /** A text field. */
  public String string(String field) {
    return value(field, String.class, "a string");
  }

  /** An integer field. */
  public long integer(String field) {
    return value(field, Long.class, "an integer");
  }

  /** A boolean field. */
  public boolean bool(String field) {
    return value(field, Boolean.class, "a boolean");
  }

  /** A field that is an array of integers. */
  public List<Long> integers(String field) {
    return listOf(field, Long.class, "an array of integers");
  }

  /** A field that is an array of strings. */
  public List<String> strings(String field) {
    return listOf(field, String.class, "an array of strings");
  }

  /** A field that is an object. */
  @SuppressWarnings("unchecked") // the parser makes objects with string keys only
  public Map<String, @Nullable Object> object(String field) {
    return (Map<String, @Nullable Object>) value(field, Map.class, "an object");
  }

  /** A field that is an array of anything. */
  public List<?> list(String field) {
    return value(field, List.class, "an array");
  }

  private <T> List<T> listOf(String field, Class<T> type, String what) {
    List<T> items = new ArrayList<>();
    for (Object item : list(field)) {
      if (!type.isInstance(item)) {
        throw error(field, "must be " + what);
      }
      items.add(type.cast(item));
    }
    return items;
  }

  private <T> T value(String field, Class<T> type, String what) {
    Object value = members.get(field);
    if (!type.isInstance(value)) {
      throw error(field, has(field) ? "must be " + what : "is missing; it must be " + what);
    }
    return type.cast(value);
  }

  private EntryException error(String field, String what) {
    Object kind = members.get(KIND);
    return new EntryException(
        "entry" + (kind instanceof String ? " of kind " + kind : "") + ": " + field + " " + what);
  }

  /** This entry with signer and signature by {@code key}; a signature it had is replaced. */
  public Entry sign(WorkerKey key) {
    Map<String, @Nullable Object> signed = new TreeMap<>(members.without(SIGNATURE));
    signed.put(SIGNER, key.id());
    signed.put(SIGNATURE, StrictBase64.encode(key.sign(CanonicalJson.write(signed))));
    return ofMembers(signed);
  }

  /** The key id that claims to have signed; check {@link #signatureValid}. */
  public Optional<String> signer() {
    return has(SIGNER) ? Optional.of(string(SIGNER)) : Optional.empty();
  }

  /** Whether signer and signature are there, well-formed, and belong to the other members. */
  public boolean signatureValid() {
    if (!(members.get(SIGNER) instanceof String signer)
        || !(members.get(SIGNATURE) instanceof String signature)) {
      return false;
    }
    try {
      byte[] signed = CanonicalJson.write(members.without(SIGNATURE));
      return WorkerKey.verify(signer, signed, StrictBase64.decode(signature));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Entry that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The canonical JSON text. */
  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Collects the fields of an entry. Not thread-safe. */
  public static final class Builder {
    private final Map<String, @Nullable Object> fields = new TreeMap<>();

    private Builder(String kind) {
      fields.put(KIND, kind);
      fields.put(VERSION, 1L);
    }

    /** Sets an integer within +-(2^53 - 1). */
    @CanIgnoreReturnValue
    public Builder put(String field, long value) {
      return set(field, value);
    }

    /** Sets a text. */
    @CanIgnoreReturnValue
    public Builder put(String field, String value) {
      return set(field, value);
    }

    /** Sets a boolean. */
    @CanIgnoreReturnValue
    public Builder put(String field, boolean value) {
      return set(field, value);
    }

    /** Sets an array of what {@link CanonicalJson} takes. */
    @CanIgnoreReturnValue
    public Builder put(String field, List<?> value) {
      return set(field, value);
    }

    /** Sets an object of what {@link CanonicalJson} takes. */
    @CanIgnoreReturnValue
    public Builder put(String field, Map<String, ?> value) {
      return set(field, value);
    }

    private Builder set(String field, Object value) {
      if (field.equals(KIND) || field.equals(SIGNER) || field.equals(SIGNATURE)) {
        throw new EntryException(field + " is not set by hand");
      }
      fields.put(field, value);
      return this;
    }

    /**
     * The entry.
     *
     * @throws EntryException if it is too large or its kind is malformed
     * @throws JsonException if a value has no canonical JSON
     */
    public Entry build() {
      return ofMembers(fields);
    }
  }
}
