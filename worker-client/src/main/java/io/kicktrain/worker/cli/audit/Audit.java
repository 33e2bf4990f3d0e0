package io.kicktrain.worker.cli.audit;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.training.audit.AuditReport;
import io.kicktrain.training.audit.LogAudit;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Audits a hub's whole log over HTTP, with a progress bar. */
public final class Audit {

  private static final int BAR = 24;

  private final HubClient hub;
  private final VerifierKey key;
  private final Path folder;
  private final Screen screen;

  /**
   * An audit.
   *
   * @param hub the hub, spoken to by anybody
   * @param key the key that must have signed its tree head
   * @param folder where fetched files stay, so that the next audit fetches only what is new
   * @param screen where to draw
   */
  public Audit(HubClient hub, VerifierKey key, Path folder, Screen screen) {
    this.hub = hub;
    this.key = key;
    this.folder = folder;
    this.screen = screen;
  }

  /**
   * Runs it.
   *
   * @return what it found
   * @throws IOException if something cannot be fetched, which is no verdict
   */
  public AuditReport run() throws IOException {
    Files.createDirectories(folder);
    Path work = Files.createTempDirectory(folder, "replay");
    try {
      return new LogAudit(new HubAuditSource(hub, folder), key, work, this::draw).run();
    } finally {
      DurableFiles.deleteTree(work);
      screen.clear();
    }
  }

  private void draw(long done, long total) {
    long ppm = total == 0 ? 1_000_000 : 1_000_000 * done / total;
    screen.live("Auditing " + Format.bar(ppm, BAR) + " entry " + done + " of " + total);
  }
}
