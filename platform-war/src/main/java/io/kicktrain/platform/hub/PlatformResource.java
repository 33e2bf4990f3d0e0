package io.kicktrain.platform.hub;

import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.training.wire.PlatformInfo;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who the platform is. */
@Path("platform")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "platform")
public class PlatformResource {

  private final Platform platform;

  @Inject
  PlatformResource(Platform platform) {
    this.platform = platform;
  }

  /** Name, version, and the log's origin and verifier key. */
  @GET
  @Operation(summary = "Who the platform is: name, version, the log's origin and verifier key")
  public PlatformInfo platform() {
    return platform.info();
  }
}
