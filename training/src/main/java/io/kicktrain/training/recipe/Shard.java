package io.kicktrain.training.recipe;

/**
 * One file of the data, named by its content.
 *
 * @param name for people and for the file on disk: 1 to 128 of {@code A-Z a-z 0-9 . _ -}, not
 *     starting with a dot
 * @param bytes its length, 1 to 2^40
 * @param sha256 SHA-256 of its content, 64 lower-case hexadecimal characters
 * @param role what it is used for
 */
public record Shard(String name, long bytes, String sha256, Role role) {

  /** What a shard is used for. */
  public enum Role {
    /** Donors train on it. */
    TRAIN,
    /** The validation loss is measured on it. */
    VALIDATION
  }

  /** Checks the fields. */
  public Shard {
    Check.pattern(
        "name",
        name,
        "[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}",
        "1 to 128 of A-Z, a-z, 0-9, dot, underscore and hyphen, not starting with a dot");
    Check.range("bytes", bytes, 1, DataManifest.MAX_BYTES);
    Check.pattern("sha256", sha256, "[0-9a-f]{64}", "64 lower-case hexadecimal characters");
  }
}
