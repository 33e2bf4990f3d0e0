package io.kicktrain.worker.cli.audit;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.training.audit.AuditMemory;
import io.kicktrain.training.audit.AuditReport;
import io.kicktrain.training.audit.AuditScope;
import io.kicktrain.training.audit.AuditSource;
import io.kicktrain.training.audit.Finding;
import io.kicktrain.training.audit.LogAudit;
import io.kicktrain.worker.cli.anchor.ChainAudit;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Audits a log with a progress bar: a hub's over HTTP, or a mirror in a folder. */
public final class Audit {

  private static final int BAR = 24;

  private final VerifierKey key;
  private final AuditScope scope;
  private final Optional<ChainAudit> chain;
  private final Path folder;
  private final AuditMemory memory;
  private final Screen screen;

  /**
   * An audit.
   *
   * @param key the key that must have signed the tree head
   * @param scope how much is audited
   * @param chain what else the log is held against
   * @param folder remembers what was verified; has room for a few times a model while it is
   *     replayed
   * @param screen where to draw
   */
  public Audit(
      VerifierKey key, AuditScope scope, Optional<ChainAudit> chain, Path folder, Screen screen) {
    this.key = key;
    this.scope = scope;
    this.chain = chain;
    this.folder = folder;
    this.memory = new AuditMemory(folder.resolve("verified"));
    this.screen = screen;
  }

  /**
   * Audits a hub and keeps what was fetched and replayed, so that the next audit into the same
   * mirror does only what is new. When the log is no longer what the mirror has, the mirror is
   * evidence and stays as it is.
   *
   * @param hub spoken to by anybody
   * @param mirror where fetched files stay; {@link #mirror} may read them there
   * @param again whether to read and replay everything all the same
   * @return what it found
   * @throws IOException if something cannot be fetched, which is no verdict
   */
  public AuditReport hub(HubClient hub, Path mirror, boolean again) throws IOException {
    Optional<EarlierCopy> copy = EarlierCopy.open(mirror, key);
    Optional<Finding> rewritten =
        copy.isPresent() ? copy.get().compare(HubAuditSource.log(hub), key) : Optional.empty();
    if (rewritten.isEmpty()) {
      AuditMemory going = memory.goingOn(mirror);
      boolean whole = again || !new Mirror(mirror).isThere();
      return fetched(hub, mirror, whole ? going.fromTheStart() : going);
    }
    Path fresh = temporary("fetched");
    try {
      return fetched(hub, fresh, memory).with(List.of(rewritten.get()));
    } finally {
      DurableFiles.deleteTree(fresh);
    }
  }

  private AuditReport fetched(HubClient hub, Path mirror, AuditMemory before) throws IOException {
    HubAuditSource source = new HubAuditSource(hub, mirror);
    AuditReport report = run(source, before);
    source.complete(key);
    return report;
  }

  /**
   * Audits a mirror without asking anybody.
   *
   * @param mirror a folder that an audit of a hub has left, or the public files of a log
   * @return what it found
   * @throws IOException if a file cannot be read
   */
  public AuditReport mirror(Path mirror) throws IOException {
    return run(new FolderAuditSource(mirror), memory);
  }

  private AuditReport run(AuditSource source, AuditMemory before) throws IOException {
    Path work = temporary("replay");
    AuditReport report;
    try {
      report = new LogAudit(source, key, scope, before, work, this::draw).run();
    } finally {
      DurableFiles.deleteTree(work);
      screen.clear();
    }
    return chain.isPresent() && !report.rootHex().isEmpty()
        ? report.with(chain.get().check(source, head(report)))
        : report;
  }

  private Path temporary(String name) throws IOException {
    DurableFiles.createDirectories(folder);
    return Files.createTempDirectory(folder, name);
  }

  private static TreeHead head(AuditReport report) {
    byte[] root = HexFormat.of().parseHex(report.rootHex());
    return new TreeHead(report.origin(), report.entries(), root);
  }

  private void draw(long done, long total) {
    long ppm = total == 0 ? 1_000_000 : 1_000_000 * done / total;
    screen.live("Auditing " + Format.bar(ppm, BAR) + " entry " + done + " of " + total);
  }
}
