package io.kicktrain.contracts.anchor;

import io.kicktrain.ledger.anchor.AnchorWarning;
import java.util.ArrayList;
import java.util.List;

/** Collects what a person should look at. */
final class Warnings {
  private final List<AnchorWarning> all = new ArrayList<>();

  void add(String code, String message) {
    all.add(new AnchorWarning(code, message));
  }

  List<AnchorWarning> all() {
    return all;
  }
}
