package io.kicktrain.platform.hub;

import io.kicktrain.platform.body.RequestBody;
import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.signature.Donor;
import io.kicktrain.platform.signature.Signed;
import io.kicktrain.training.round.RoundPipeline;
import io.kicktrain.training.wire.LeaseRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Work for donors. */
@Path("campaigns/{slug}/leases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "donors")
public class LeasesResource {

  private final Platform platform;
  private final WaitingDonors waiting;

  @Inject
  LeasesResource(Platform platform, WaitingDonors waiting) {
    this.platform = platform;
    this.waiting = waiting;
  }

  /** Gives work, now or as soon as there is some within a few seconds. */
  @POST
  @Signed
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Ask for work; the answer is held back for some seconds while there is none")
  @APIResponse(responseCode = "200", description = "A lease")
  @APIResponse(
      responseCode = "204",
      description = "Nothing to do now; ask again after Retry-After seconds")
  @APIResponse(responseCode = "403", description = "The key is not enrolled, or banned")
  @APIResponse(responseCode = "410", description = "The campaign is finished")
  public void lease(
      @PathParam("slug") String slug,
      RequestBody body,
      @Context SecurityContext security,
      @Suspended AsyncResponse response)
      throws IOException {
    RoundPipeline campaign = platform.campaign(slug);
    LeaseRequest request = body.json(LeaseRequest.class, Limits.LEASE_REQUEST);
    waiting.answer(slug, new WaitingDonor(campaign, Donor.of(security), request, response));
  }
}
