package io.kicktrain.worker.cli.anchor;

import io.kicktrain.contracts.history.TileLog;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.ledger.tile.VerifiedTiles;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/** A hub's log, seen from outside. */
public final class HubLog {

  private HubLog() {}

  /**
   * The log at its newest tree head, whose signature is verified.
   *
   * @param hub spoken to by anybody
   * @param key the log's key
   */
  public static TileLog open(HubClient hub, VerifierKey key) throws IOException {
    try {
      SignedNote note =
          SignedNote.parse(new String(read(hub, "checkpoint"), StandardCharsets.UTF_8));
      if (!note.signedBy(key)) {
        throw new IllegalArgumentException("it is not signed by " + key.name());
      }
      TreeHead head = TreeHead.parse(note.text());
      return new TileLog(new VerifiedTiles(path -> read(hub, path), head));
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCodes.BROKEN, "the hub's tree head is wrong: " + e.getMessage(), "", e);
    }
  }

  private static byte[] read(HubClient hub, String path) throws IOException {
    try {
      return hub.log(path);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while fetching " + path);
    }
  }
}
