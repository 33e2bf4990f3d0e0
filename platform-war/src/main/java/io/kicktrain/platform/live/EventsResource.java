package io.kicktrain.platform.live;

import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A campaign's changes as server-sent events. */
@Path("campaigns/{slug}/events")
@Tag(name = "campaigns")
public class EventsResource {

  private final Platform platform;
  private final Broadcaster broadcaster;

  @Inject
  EventsResource(Platform platform, Broadcaster broadcaster) {
    this.platform = platform;
    this.broadcaster = broadcaster;
  }

  /** The campaign now, and again whenever it changes. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary =
          "The campaign now, and again whenever it changes: events called campaign, with a CampaignView as data")
  @APIResponse(responseCode = "200", description = "The stream of events")
  @APIResponse(
      responseCode = "503",
      description = "Too many streams are open; poll the campaign instead")
  public void events(
      @PathParam("slug") String slug,
      @Context SseEventSink sink,
      @Context Sse sse,
      @Context HttpServletResponse response) {
    CampaignView view = platform.campaign(slug).view();
    response.setHeader("X-Accel-Buffering", "no"); // nginx would hold the events back
    response.setHeader("Cache-Control", "no-store");
    if (!broadcaster.subscribe(view, sink, sse)) {
      throw new ProblemException(
          Problem.of(
              "too-many-streams",
              503,
              "Too many streams are open",
              "ask for /api/v1/campaigns/" + slug + " every few seconds instead"));
    }
  }
}
