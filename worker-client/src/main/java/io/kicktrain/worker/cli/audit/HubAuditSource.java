package io.kicktrain.worker.cli.audit;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.ledger.tile.TileSource;
import io.kicktrain.training.audit.AuditSource;
import io.kicktrain.worker.hub.HubClient;
import io.kicktrain.worker.hub.HubProblemException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The log and the public files of a hub, over HTTP. All of it is kept in a {@link Mirror}; what can
 * never change is fetched once: full tiles and files named by their hash. The auditor checks every
 * byte of it again, so a damaged copy cannot make a log look whole.
 */
final class HubAuditSource implements AuditSource {

  private static final Pattern FULL_TILE = Pattern.compile("tile/[0-9a-z/]+");

  private final HubClient hub;
  private final Mirror mirror;
  private byte @Nullable [] checkpoint;

  HubAuditSource(HubClient hub, Path mirror) {
    this.hub = hub;
    this.mirror = new Mirror(mirror);
  }

  @Override
  public byte[] read(String path) throws IOException {
    Path copy = mirror.folder().resolve("log").resolve(path);
    if (FULL_TILE.matcher(path).matches() && Files.exists(copy)) {
      return Files.readAllBytes(copy);
    }
    byte[] bytes = log(hub).read(path);
    if (path.equals(TileFiles.CHECKPOINT)) {
      checkpoint = bytes; // kept at the end: a mirror has all that its tree head stands for
    } else {
      DurableFiles.writeAtomically(copy, bytes);
    }
    return bytes;
  }

  @Override
  public Path file(String sha256) throws IOException {
    Path copy = mirror.file(sha256);
    if (Files.exists(copy)) {
      return copy;
    }
    DurableFiles.createDirectories(
        mirror.folder().resolve("files").resolve(sha256.substring(0, 2)));
    return asked(sha256, () -> hub.file(sha256, copy));
  }

  /** Completes the mirror when all that was asked for is there. */
  void complete(VerifierKey key) throws IOException {
    if (checkpoint != null) {
      DurableFiles.writeAtomically(
          mirror.vkey(), (key.format() + "\n").getBytes(StandardCharsets.UTF_8));
      Path head = mirror.folder().resolve("log").resolve(TileFiles.CHECKPOINT);
      DurableFiles.writeAtomically(head, checkpoint);
    }
  }

  /** The static files of a hub's log as they are served now. */
  static TileSource log(HubClient hub) {
    return path -> asked(path, () -> hub.log(path));
  }

  private static <T> T asked(String what, Request<T> request) throws IOException {
    try {
      return request.send();
    } catch (HubProblemException refused) {
      if (refused.problem().status() == HttpURLConnection.HTTP_NOT_FOUND) {
        throw new NoSuchFileException(what);
      }
      throw refused;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while fetching " + what);
    }
  }

  private interface Request<T> {
    T send() throws IOException, InterruptedException;
  }
}
