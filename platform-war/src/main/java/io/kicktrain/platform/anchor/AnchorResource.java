package io.kicktrain.platform.anchor;

import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.platform.problem.Problems;
import io.kicktrain.training.wire.AnchorView;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the log is anchored. */
@Path("anchor")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "log")
public class AnchorResource {

  private final AnchorService anchor;

  @Inject
  AnchorResource(AnchorService anchor) {
    this.anchor = anchor;
  }

  /** The contract, and the tree heads that were sent to it. */
  @GET
  @Operation(summary = "The contract on Ethereum that remembers tree heads, and the last ones")
  @APIResponse(responseCode = "200")
  @APIResponse(responseCode = "404", description = "This platform does not anchor its log")
  public AnchorView anchor() {
    return anchor
        .view()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problems.notFound(
                        anchor.on()
                            ? "the anchor's settings cannot be used: see /health/ready"
                            : "this platform does not anchor its log")));
  }
}
