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

/** How a key becomes a donor of a campaign. */
@Path("campaigns/{slug}/enrolments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "donors")
public class EnrolmentsResource {

  private final Platform platform;

  @Inject
  EnrolmentsResource(Platform platform) {
    this.platform = platform;
  }

  /** Enrols the key that signed. */
  @POST
  @Signed
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Enrol: the body is a signed log entry of kind enrolment")
  @APIResponse(responseCode = "201", description = "Enrolled; the receipt proves it")
  @APIResponse(responseCode = "200", description = "Enrolled before; the same receipt")
  public Response enrol(
      @PathParam("slug") String slug, RequestBody entry, @Context SecurityContext security)
      throws IOException {
    Outcome.Done<ReceiptDocument> done =
        Problems.done(platform.campaign(slug).enrol(Donor.of(security), entry.bytes(Limits.ENTRY)));
    return Response.status(done.repeated() ? Response.Status.OK : Response.Status.CREATED)
        .entity(done.value())
        .build();
  }
}
