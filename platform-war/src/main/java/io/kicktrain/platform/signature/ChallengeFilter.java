package io.kicktrain.platform.signature;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Tells a client that was answered 401 how to sign (RFC 9110, section 11.6.1; RFC 9421, section
 * 5.1).
 */
@Provider
public class ChallengeFilter implements ContainerResponseFilter {

  private static final String ACCEPT_SIGNATURE =
      "sig=(\"@method\" \"@target-uri\" \"content-digest\");created;nonce;keyid;alg=\"ed25519\";tag=\"kicktrain\"";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() == 401) {
      response
          .getHeaders()
          .putSingle(HttpHeaders.WWW_AUTHENTICATE, "Signature realm=\"kicktrain\"");
      response.getHeaders().putSingle("Accept-Signature", ACCEPT_SIGNATURE);
    }
  }
}
