package io.kicktrain.worker.cli.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a platform is to run.
 *
 * @param data folder for everything it keeps
 * @param port TCP port for HTTP, 1 to 65535
 * @param heapMegabytes largest heap of its Java machine, at least 64
 * @param anchor settings by which it anchors its log on Ethereum; empty for not at all
 */
public record PlatformSettings(Path data, int port, int heapMegabytes, Optional<Path> anchor) {

  /**
   * Heap that serves campaigns of any size: memory grows neither with donors nor with parameters.
   */
  public static final int DEFAULT_HEAP_MEGABYTES = 240;

  /** The port when none is given. */
  public static final int DEFAULT_PORT = 8080;

  /** Checks the ranges. */
  public PlatformSettings {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("the port must be 1 to 65535, but was " + port);
    }
    if (heapMegabytes < 64) {
      throw new IllegalArgumentException("the heap must be at least 64 MB: " + heapMegabytes);
    }
  }

  /** Its address on this machine. */
  public URI address() {
    return URI.create("http://localhost:" + port);
  }

  /** The file that gets its output. */
  public Path log() {
    return data.resolve("logs").resolve("platform.log");
  }
}
