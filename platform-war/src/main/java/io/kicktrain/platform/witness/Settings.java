package io.kicktrain.platform.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/** Settings that are lists. The server cannot inject an optional list. */
final class Settings {

  private Settings() {}

  /** The parts between commas, without spaces around them. */
  static List<String> list(Optional<String> setting) {
    List<String> parts = new ArrayList<>();
    StringTokenizer between = new StringTokenizer(setting.orElse(""), ",");
    while (between.hasMoreTokens()) {
      String part = between.nextToken().strip();
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }
}
