package io.kicktrain.platform.access;

import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.problem.Problems;
import io.kicktrain.platform.signature.Donor;
import io.kicktrain.platform.signature.Signed;
import io.kicktrain.training.round.CampaignReader.SnapshotFile;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The newest snapshot of a campaign, for donors that join or fell behind. */
@Path("campaigns/{slug}/snapshot")
@Tag(name = "donors")
public class SnapshotResource {

  static final String SAFETENSORS = "application/x-safetensors";

  private final Platform platform;

  @Inject
  SnapshotResource(Platform platform) {
    this.platform = platform;
  }

  /** The newest snapshot. */
  @GET
  @Signed
  @Operation(
      summary =
          "The newest full copy of the weights; the header KickTrain-Round says which round opened with them")
  @APIResponse(
      responseCode = "200",
      description = "Safetensors; ranges and entity tags work as for files")
  @APIResponse(responseCode = "403", description = "The key is not enrolled")
  @APIResponse(
      responseCode = "404",
      description = "There is none yet: start from the recipe's seed")
  public Response snapshot(
      @PathParam("slug") String slug,
      @Context SecurityContext security,
      @Context Request request,
      @Context HttpHeaders headers)
      throws IOException {
    SnapshotFile snapshot =
        Problems.value(platform.campaign(slug).reader().snapshot(Donor.of(security)));
    EntityTag tag = new EntityTag(snapshot.round() + "-" + snapshot.weightsRoot());
    return new FileAnswer(snapshot.path(), tag, SAFETENSORS, FileAnswer.PRIVATE)
        .to(request, headers)
        .header("KickTrain-Round", snapshot.round())
        .build();
  }
}
