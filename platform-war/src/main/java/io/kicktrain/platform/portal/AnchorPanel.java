package io.kicktrain.platform.portal;

import io.kicktrain.training.wire.AnchorView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What pages say of the anchor.
 *
 * @param view the contract and the heads that were sent to it
 * @param entries entries of the log now
 */
public record AnchorPanel(AnchorView view, long entries) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The newest head's state in a sentence. */
  public String state() {
    if (view.heads().isEmpty()) {
      return "No tree head was anchored yet.";
    }
    AnchorView.Head head = view.heads().get(view.heads().size() - 1);
    String when = TIME.format(Instant.ofEpochMilli(head.atMillis()));
    String what = String.format(Locale.ROOT, "%,d of %,d entries", head.size(), entries);
    return switch (head.state()) {
      case "pending" -> what + ", sent " + when + ", in no block yet.";
      case "mined" -> what + ", " + inBlock(head) + " of " + when + ", not final yet.";
      default -> what + ", " + inBlock(head) + " of " + when + ", final.";
    };
  }

  private static String inBlock(AnchorView.Head head) {
    return head.block() < 0 ? "in a block" : "in block " + head.block();
  }

  /** What a person should look at. */
  public List<AnchorView.Warning> warnings() {
    return view.warnings();
  }

  /** What an auditor adds to the audit's command line, after the node's address. */
  public String auditOptions() {
    return "--contract " + view.contract() + " --from-block " + view.fromBlock();
  }
}
