package io.kicktrain.platform.signature;

import io.kicktrain.ledger.httpsig.RequestVerifier;
import io.kicktrain.ledger.httpsig.VerificationResult;
import io.kicktrain.platform.body.BodyGuard;
import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.platform.problem.Problems;
import io.kicktrain.training.wire.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Checks a request's signature, remembers who signed and guards the body with the signed digest.
 */
@Singleton
class SignatureCheck {

  private final RequestVerifier verifier;
  private final PublicAddress address;
  private final BodyGuard guard;

  @Inject
  SignatureCheck(RequestVerifier verifier, PublicAddress address, BodyGuard guard) {
    this.verifier = verifier;
    this.address = address;
    this.guard = guard;
  }

  void check(ContainerRequestContext context, HttpServletRequest request) {
    VerificationResult result =
        verifier.verify(request.getMethod(), target(request), name -> values(request, name));
    if (result instanceof VerificationResult.Refused refused) {
      throw new ProblemException(problem(refused));
    }
    VerificationResult.Accepted accepted = (VerificationResult.Accepted) result;
    Donor.set(context, accepted.keyId());
    guard.guard(context, accepted.contentDigest().orElse(null));
  }

  private URI target(HttpServletRequest request) {
    try {
      return address.target(request);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problems.badRequest("the request's address is no URI: " + e.getMessage()));
    }
  }

  private static List<String> values(HttpServletRequest request, String name) {
    Enumeration<String> values = request.getHeaders(name);
    return values == null ? List.of() : Collections.list(values);
  }

  private static Problem problem(VerificationResult.Refused refused) {
    return Problem.of(
            code(refused.reason()), 401, "The request's signature was refused", refused.detail())
        .with("reason", refused.reason().code());
  }

  private static String code(VerificationResult.Reason reason) {
    return reason == VerificationResult.Reason.BAD_SIGNATURE
        ? "signature-wrong"
        : "signature-" + reason.code();
  }
}
