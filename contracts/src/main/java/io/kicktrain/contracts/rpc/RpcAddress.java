package io.kicktrain.contracts.rpc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a node answers. Path and query often hold a provider's secret, so only {@link #host} is
 * ever shown.
 *
 * @param uri {@code http} or {@code https}, with a host and without user information
 */
public record RpcAddress(URI uri) {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Checks scheme and host. */
  public RpcAddress {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("a node's address starts with http:// or https://");
    }
    if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException(
          "a node's address is http(s)://host[:port][/path], without a user name or #");
    }
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException unless it is one; the message does not repeat it
   */
  public static RpcAddress parse(String text) {
    try {
      return new RpcAddress(new URI(text));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("a node's address is a URL, this is none", e);
    }
  }

  /** Host and port: what may be shown. */
  public String host() {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  /** What a person should know who uses this address. */
  public Optional<String> warning() {
    boolean open = uri.getScheme().equalsIgnoreCase("http");
    return open && !LOCAL.contains(uri.getHost().toLowerCase(Locale.ROOT))
        ? Optional.of(
            host()
                + " is another machine and is asked without encryption: whoever is in between can"
                + " change its answers; use https")
        : Optional.empty();
  }

  @Override
  public String toString() {
    return host();
  }
}
