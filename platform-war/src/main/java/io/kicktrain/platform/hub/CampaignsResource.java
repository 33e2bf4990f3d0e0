package io.kicktrain.platform.hub;

import io.kicktrain.platform.body.RequestBody;
import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.platform.problem.Problems;
import io.kicktrain.platform.signature.Donor;
import io.kicktrain.platform.signature.Signed;
import io.kicktrain.training.admission.Outcome;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.RewardsView;
import io.kicktrain.training.wire.RoundView;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Campaigns: how one is opened and how far it is. */
@Path("campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
public class CampaignsResource {

  private static final long MAX_SHARD_BYTES = 1L << 40;

  private final Platform platform;

  @Inject
  CampaignsResource(Platform platform) {
    this.platform = platform;
  }

  /** All campaigns. */
  @GET
  @Operation(summary = "All campaigns")
  public List<CampaignView> all() {
    return platform.hub().views();
  }

  /** Creates a campaign; it opens when every shard is there. */
  @POST
  @Signed
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Create a campaign: the body is its recipe, exactly as it will be published")
  @APIResponse(
      responseCode = "201",
      description = "Created; it opens when every shard has been uploaded")
  @APIResponse(
      responseCode = "400",
      description = "The recipe is wrong; the member pointer says where")
  @APIResponse(responseCode = "409", description = "The slug is taken")
  public Response create(
      RequestBody recipe, @Context SecurityContext security, @Context UriInfo uri)
      throws IOException {
    Outcome<CampaignView> outcome =
        platform.hub().create(Donor.of(security), recipe.bytes(Limits.RECIPE));
    CampaignView campaign = Problems.value(outcome);
    return Response.created(uri.getAbsolutePathBuilder().path(campaign.slug()).build())
        .entity(campaign)
        .build();
  }

  /** Stores one shard of a campaign's data. */
  @PUT
  @Path("{slug}/shards/{sha256}")
  @Signed
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(summary = "Upload one shard; only the campaign's owner may")
  @APIResponse(
      responseCode = "201",
      description = "Stored; after the last one the campaign is open")
  @APIResponse(responseCode = "200", description = "It was stored before")
  @APIResponse(
      responseCode = "422",
      description = "The bytes have another hash or length than the recipe says")
  public Response putShard(
      @PathParam("slug") String slug,
      @PathParam("sha256") String sha256,
      RequestBody shard,
      @Context SecurityContext security)
      throws IOException {
    Outcome.Done<CampaignView> done =
        Problems.done(
            platform
                .hub()
                .putShard(Donor.of(security), slug, sha256, shard.stream(MAX_SHARD_BYTES)));
    return Response.status(done.repeated() ? Response.Status.OK : Response.Status.CREATED)
        .entity(done.value())
        .build();
  }

  /** One campaign. */
  @GET
  @Path("{slug}")
  @Operation(summary = "One campaign: progress, losses, donors")
  @APIResponse(responseCode = "200")
  @APIResponse(responseCode = "404", description = "No campaign has this name")
  public CampaignView one(@PathParam("slug") String slug) {
    return platform.campaign(slug).view();
  }

  /** The recipe's exact bytes. */
  @GET
  @Path("{slug}/recipe")
  @Operation(summary = "The recipe, byte for byte as its owner sent it")
  public Response recipe(@PathParam("slug") String slug) throws IOException {
    String sha256 = platform.campaign(slug).view().recipe();
    return Response.ok(
            Files.readAllBytes(platform.hub().publicFile(sha256).orElseThrow()),
            MediaType.APPLICATION_JSON)
        .build();
  }

  /** Credit and shares, computed from the log. */
  @GET
  @Path("{slug}/rewards")
  @Operation(summary = "Credit and shares, computed from the log alone")
  public RewardsView rewards(@PathParam("slug") String slug) {
    return platform.campaign(slug).reader().rewards();
  }

  /** Closed rounds. */
  @GET
  @Path("{slug}/rounds")
  @Operation(summary = "Closed rounds in order, at most 500 of them")
  public List<RoundView> rounds(
      @PathParam("slug") String slug, @QueryParam("from") @DefaultValue("0") String from) {
    return platform.campaign(slug).reader().rounds(nonNegative("from", from));
  }

  private static int nonNegative(String name, String value) {
    try {
      int number = Integer.parseInt(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as for a negative number.
    }
    throw new ProblemException(
        Problems.badRequest("the query parameter " + name + " must be 0 to 2147483647"));
  }
}
