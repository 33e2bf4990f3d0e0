package io.kicktrain.platform.hub;

import io.kicktrain.platform.body.RequestBody;
import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.problem.Problems;
import io.kicktrain.platform.signature.Donor;
import io.kicktrain.platform.signature.Signed;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.wire.ReceiptDocument;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers to evaluation leases. */
@Path("campaigns/{slug}/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "donors")
public class EvaluationsResource {

  private final Platform platform;

  @Inject
  EvaluationsResource(Platform platform) {
    this.platform = platform;
  }

  /** Logs the validation loss that a donor has computed. */
  @POST
  @Signed
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Answer an evaluation lease: the body is a signed log entry of kind evaluation")
  @APIResponse(responseCode = "201", description = "Logged; the receipt proves it")
  @APIResponse(responseCode = "200", description = "Logged before; the same receipt")
  public Response evaluate(
      @PathParam("slug") String slug, RequestBody entry, @Context SecurityContext security)
      throws IOException {
    Outcome.Done<ReceiptDocument> done =
        Problems.done(
            platform.campaign(slug).evaluate(Donor.of(security), entry.bytes(Limits.ENTRY)));
    return Response.status(done.repeated() ? Response.Status.OK : Response.Status.CREATED)
        .entity(done.value())
        .build();
  }
}
