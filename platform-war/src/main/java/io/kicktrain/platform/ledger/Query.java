package io.kicktrain.platform.ledger;

import io.kicktrain.ledger.bytes.Decimal;
import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.platform.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Reads what a query's parameters say, or refuses it with the parameter's name. */
final class Query {

  /** Most entries of a page. */
  static final int MAX_PAGE = 100;

  private Query() {}

  /** A number within bounds; {@code missing} when the parameter is not given. */
  static long number(String name, @Nullable String value, long missing, long min, long max) {
    if (value == null) {
      return missing;
    }
    long number = -1;
    try {
      number = Decimal.parse(value);
    } catch (IllegalArgumentException e) {
      // Told below, as for a number out of bounds.
    }
    if (number < min || number > max) {
      throw bad(name + " must be a number from " + min + " to " + max);
    }
    return number;
  }

  /** A number that must be given. */
  static long required(String name, @Nullable String value, long min, long max) {
    if (value == null) {
      throw bad("the query parameter " + name + " is missing");
    }
    return number(name, value, 0, min, max);
  }

  static int limit(@Nullable String value) {
    return (int) number("limit", value, MAX_PAGE / 2, 1, MAX_PAGE);
  }

  static long from(@Nullable String value) {
    return number("from", value, 0, 0, Long.MAX_VALUE);
  }

  /** 64 lower-case hexadecimal characters: a SHA-256, or a key. */
  static String hex(String name, String value) {
    if (!Sha256.isHex(value)) {
      throw bad(name + " must be 64 lower-case hexadecimal characters");
    }
    return value;
  }

  /** A worker key, or the fingerprint of an OpenPGP key. */
  static String key(String value) {
    return value.matches("[0-9a-f]{40}") ? value : hex("the key", value);
  }

  private static ProblemException bad(String detail) {
    return new ProblemException(Problems.badRequest(detail));
  }
}
