package io.kicktrain.platform.signature;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Lets unsigned requests through, and signed ones when the signature is right. */
@Provider
@SignedIfPresent
@Priority(Priorities.AUTHENTICATION)
public class SignedIfPresentFilter implements ContainerRequestFilter {

  private final SignatureCheck check;
  private final HttpServletRequest request;

  @Inject
  SignedIfPresentFilter(SignatureCheck check, HttpServletRequest request) {
    this.check = check;
    this.request = request;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    if (request.getHeader("Signature") != null || request.getHeader("Signature-Input") != null) {
      check.check(context, request);
    }
  }
}
