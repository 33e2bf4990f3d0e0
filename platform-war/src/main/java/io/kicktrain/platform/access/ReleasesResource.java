package io.kicktrain.platform.access;

import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.platform.problem.Problems;
import io.kicktrain.platform.signature.Donor;
import io.kicktrain.platform.signature.SignedIfPresent;
import io.kicktrain.training.round.CampaignReader.CheckpointFile;
import io.kicktrain.training.wire.ReleaseView;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Released checkpoints: who has earned one gets it. */
@Path("campaigns/{slug}/releases")
@Tag(name = "releases")
public class ReleasesResource {

  private final Platform platform;

  @Inject
  ReleasesResource(Platform platform) {
    this.platform = platform;
  }

  /** All releases of a campaign. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The releases of a campaign, oldest first")
  public List<ReleaseView> releases(@PathParam("slug") String slug) {
    return platform.campaign(slug).reader().releases();
  }

  /** One released checkpoint. */
  @GET
  @Path("{release}/checkpoint")
  @SignedIfPresent
  @Operation(summary = "A released checkpoint; sign the request with the key that contributed")
  @APIResponse(
      responseCode = "200",
      description = "Safetensors; ranges and entity tags work as for files")
  @APIResponse(
      responseCode = "401",
      description = "The release is for contributors, and nobody signed")
  @APIResponse(
      responseCode = "403",
      description = "Not entitled; credit, required and missing say how far it is")
  public Response checkpoint(
      @PathParam("slug") String slug,
      @PathParam("release") String release,
      @Context SecurityContext security,
      @Context Request request,
      @Context HttpHeaders headers)
      throws IOException {
    CheckpointFile checkpoint =
        Problems.value(
            platform.campaign(slug).reader().checkpoint(Donor.orNull(security), number(release)));
    String name = slug + "-" + checkpoint.release().release() + ".safetensors";
    return new FileAnswer(
            checkpoint.path(),
            new EntityTag(checkpoint.release().sha256()),
            SnapshotResource.SAFETENSORS,
            FileAnswer.PRIVATE)
        .to(request, headers)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }

  private static int number(String release) {
    if (!release.matches("[1-9][0-9]{0,8}")) {
      throw new ProblemException(
          Problems.notFound("releases are numbered from 1, there is none called " + release));
    }
    return Integer.parseInt(release);
  }
}
