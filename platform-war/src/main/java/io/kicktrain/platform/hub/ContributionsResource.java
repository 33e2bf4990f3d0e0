package io.kicktrain.platform.hub;

import io.kicktrain.platform.body.RequestBody;
import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.platform.problem.Problems;
import io.kicktrain.platform.signature.Donor;
import io.kicktrain.platform.signature.Signed;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.round.RoundPipeline;
import io.kicktrain.training.wire.ContributionReply;
import io.kicktrain.training.wire.Openings;
import io.kicktrain.training.wire.Verdict;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
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
import org.jspecify.annotations.Nullable;

/** Contributions and the openings that are asked of them. */
@Path("campaigns/{slug}/contributions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "donors")
public class ContributionsResource {

  private final Platform platform;

  @Inject
  ContributionsResource(Platform platform) {
    this.platform = platform;
  }

  /** Takes a contribution: payload and statement are on disk when the receipt goes out. */
  @POST
  @Signed
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(
      summary = "Contribute: the body is the coded update",
      description =
          "The header KickTrain-Statement has the signed log entry of kind contribution as :base64:.")
  @APIResponse(
      responseCode = "201",
      description = "Stored and logged; the receipt proves it, the challenge says what to open")
  @APIResponse(
      responseCode = "200",
      description = "The same contribution was stored before; the same answer")
  @APIResponse(
      responseCode = "400",
      description = "Payload, statement or digest is malformed; says where")
  @APIResponse(responseCode = "403", description = "The lease belongs to another key")
  @APIResponse(responseCode = "404", description = "The lease was never given")
  @APIResponse(responseCode = "408", description = "The body came too slowly")
  @APIResponse(responseCode = "409", description = "Too late: fold it back into the residual")
  @APIResponse(
      responseCode = "413",
      description = "The payload is larger than any of this campaign can be")
  @APIResponse(responseCode = "422", description = "A value is out of bounds")
  @APIResponse(responseCode = "507", description = "The disk is full; nothing was stored")
  public Response submit(
      @PathParam("slug") String slug,
      @HeaderParam(Statement.HEADER) @Nullable String statement,
      RequestBody payload,
      @Context SecurityContext security)
      throws IOException {
    RoundPipeline campaign = platform.campaign(slug);
    byte[] entry = Statement.decode(statement);
    Outcome.Done<ContributionReply> done =
        Problems.done(
            campaign.submit(Donor.of(security), entry, payload.stream(campaign.maxPayloadBytes())));
    return Response.status(done.repeated() ? Response.Status.OK : Response.Status.CREATED)
        .entity(done.value())
        .build();
  }

  /** Takes the opened blocks. */
  @POST
  @Path("{index}/openings")
  @Signed
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Open the challenged blocks of a contribution")
  @APIResponse(responseCode = "200", description = "Verified or rejected, and why")
  public Verdict open(
      @PathParam("slug") String slug,
      @PathParam("index") String index,
      RequestBody openings,
      @Context SecurityContext security)
      throws IOException {
    RoundPipeline campaign = platform.campaign(slug);
    Openings blocks = openings.json(Openings.class, Limits.OPENINGS);
    return Problems.value(campaign.open(Donor.of(security), index(index), blocks));
  }

  private static long index(String index) {
    if (!index.matches("[0-9]{1,18}")) {
      throw new ProblemException(
          Problems.badRequest(
              "a contribution is named by its index in the log, but was: " + index));
    }
    return Long.parseLong(index);
  }
}
