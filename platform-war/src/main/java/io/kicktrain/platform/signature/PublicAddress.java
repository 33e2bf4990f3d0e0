package io.kicktrain.platform.signature;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The address under which clients see the platform. It is what they sign and what the pages show,
 * so behind a reverse proxy it has to be configured; forwarding headers are not believed.
 */
@Singleton
public class PublicAddress {

  private final @Nullable String configured;

  /**
   * From the configuration.
   *
   * @param url {@code kicktrain.public-url}, such as {@code https://train.example.org}; without it
   *     each request's own address counts
   */
  @Inject
  public PublicAddress(@ConfigProperty(name = "kicktrain.public-url") Optional<String> url) {
    this.configured = url.map(PublicAddress::withoutSlash).orElse(null);
  }

  /**
   * The platform's own address.
   *
   * @param request any request to it
   * @return scheme and authority, without a slash at the end
   */
  public String base(HttpServletRequest request) {
    if (configured != null) {
      return configured;
    }
    String url = request.getRequestURL().toString();
    return url.substring(0, url.length() - request.getRequestURI().length());
  }

  /**
   * The target URI of a request (RFC 9421, section 2.2.2).
   *
   * @param request the request
   * @return the URI as the client knows it
   * @throws IllegalArgumentException if the request's address is no URI
   */
  public URI target(HttpServletRequest request) {
    String query = request.getQueryString();
    return URI.create(base(request) + request.getRequestURI() + (query == null ? "" : "?" + query));
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
