package io.kicktrain.contracts.generator;

import java.util.Set;
import javax.lang.model.SourceVersion;

/** Solidity's names in Java. */
final class JavaNames {
  /** Names that no component of a record may have (Java language specification, section 8.10.1). */
  private static final Set<String> TAKEN =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private JavaNames() {}

  /** The name itself, or with an underscore where Java has another use for it. */
  static String of(String name) {
    return SourceVersion.isName(name) && !TAKEN.contains(name) ? name : name + "_";
  }
}
