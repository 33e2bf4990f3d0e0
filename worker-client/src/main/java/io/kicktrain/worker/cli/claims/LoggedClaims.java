package io.kicktrain.worker.cli.claims;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.ledger.trust.Claim;
import io.kicktrain.ledger.trust.SignedClaim;
import io.kicktrain.training.wire.EntriesView;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads all claims of a hub's log; each is proven to be in the log and to be signed. */
public final class LoggedClaims {

  private LoggedClaims() {}

  /**
   * Reads them.
   *
   * @param hub whose log
   * @param key of the log
   * @return certifications and endorsements, each verified; what does not verify is left out
   * @throws Failure if an entry is not proven to be in the log
   */
  public static List<Claim> read(HubClient hub, VerifierKey key)
      throws IOException, InterruptedException, Failure {
    List<Claim> claims = new ArrayList<>();
    for (String kind : List.of(Claim.CERTIFICATION, Claim.ENDORSEMENT)) {
      Long from = 0L;
      while (from != null) {
        EntriesView page = hub.entries(kind, from);
        for (EntriesView.Proven proven : page.entries()) {
          requireLogged(page, proven, key);
          add(claims, proven);
        }
        from = page.next();
      }
    }
    return claims;
  }

  private static void requireLogged(EntriesView page, EntriesView.Proven proven, VerifierKey key)
      throws Failure {
    if (!page.receipt(proven).toReceipt().verify(proven.entry(), key)) {
      throw new Failure(
          ExitCodes.BROKEN, "entry " + proven.index() + " is not in the log of " + key.name(), "");
    }
  }

  private static void add(List<Claim> claims, EntriesView.Proven proven) {
    try {
      claims.add(SignedClaim.verify(Entry.parse(proven.entry())));
    } catch (IllegalArgumentException e) {
      System.err.println("entry " + proven.index() + " does not count: " + e.getMessage());
    }
  }
}
