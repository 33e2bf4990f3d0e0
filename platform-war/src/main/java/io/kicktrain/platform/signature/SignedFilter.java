package io.kicktrain.platform.signature;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Lets only signed requests through. */
@Provider
@Signed
@Priority(Priorities.AUTHENTICATION)
public class SignedFilter implements ContainerRequestFilter {

  private final SignatureCheck check;
  private final HttpServletRequest request;

  @Inject
  SignedFilter(SignatureCheck check, HttpServletRequest request) {
    this.check = check;
    this.request = request;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    check.check(context, request);
  }
}
