package io.kicktrain.platform.portal;

import io.kicktrain.training.wire.ReleaseView;

/**
 * One release in the table.
 *
 * @param view the release
 */
public record ReleaseRow(ReleaseView view) {

  /** The file's size. */
  public String size() {
    return Formats.bytes(view.bytes());
  }

  /** Who gets it. */
  public String access() {
    return view.requiredCredit() == 0
        ? "everyone"
        : "donors with " + Formats.credit(view.requiredCredit()) + " or more";
  }

  /** The file's hash, shortened. */
  public String shortHash() {
    return view.sha256().substring(0, 12);
  }
}
