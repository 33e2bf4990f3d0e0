package io.kicktrain.worker.cli.audit;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.training.audit.AuditSource;
import io.kicktrain.worker.hub.HubClient;
import io.kicktrain.worker.hub.HubProblemException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The log and the public files of a hub, over HTTP. What can never change is kept in a local cache:
 * full tiles and files named by their hash. The auditor checks every byte of it again, so a damaged
 * cache cannot make a log look whole.
 */
final class HubAuditSource implements AuditSource {

  private static final Pattern FULL_TILE = Pattern.compile("tile/[0-9a-z/]+");

  private final HubClient hub;
  private final Path cache;

  HubAuditSource(HubClient hub, Path cache) {
    this.hub = hub;
    this.cache = cache;
  }

  @Override
  public byte[] read(String path) throws IOException {
    if (!FULL_TILE.matcher(path).matches()) {
      return fetch(path); // the tree head and partial tiles change
    }
    Path copy = cache.resolve("log").resolve(path);
    if (Files.exists(copy)) {
      return Files.readAllBytes(copy);
    }
    byte[] bytes = fetch(path);
    Files.createDirectories(copy.getParent());
    DurableFiles.writeAtomically(copy, bytes);
    return bytes;
  }

  @Override
  public Path file(String sha256) throws IOException {
    Path folder = cache.resolve("files").resolve(sha256.substring(0, 2));
    Files.createDirectories(folder);
    Path copy = folder.resolve(sha256);
    if (Files.exists(copy)) {
      return copy;
    }
    return asked(sha256, () -> hub.file(sha256, copy));
  }

  private byte[] fetch(String path) throws IOException {
    return asked(path, () -> hub.log(path));
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
