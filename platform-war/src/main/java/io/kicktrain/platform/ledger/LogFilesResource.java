package io.kicktrain.platform.ledger;

import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.platform.problem.Problems;
import io.kicktrain.platform.witness.WitnessedLog;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The log as C2SP tlog-tiles: a signed tree head and immutable tiles. */
@Path("")
@Tag(name = "log")
public class LogFilesResource {

  private static final String IMMUTABLE = "public, max-age=31536000, immutable";

  private final Platform platform;
  private final WitnessedLog witnessed;

  @Inject
  LogFilesResource(Platform platform, WitnessedLog witnessed) {
    this.platform = platform;
    this.witnessed = witnessed;
  }

  /** The newest signed tree head. */
  @GET
  @Path("checkpoint")
  @Operation(summary = "The newest signed tree head (C2SP tlog-checkpoint)")
  public Response treeHead() throws IOException {
    return Response.ok(platform.log().signedTreeHead(), "text/plain; charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  /** The newest tree head that a witness cosigned. */
  @GET
  @Path("cosigned")
  @Operation(
      summary = "The newest tree head that a witness cosigned",
      description = "A busy log publishes newer ones before a witness can cosign them.")
  @APIResponse(responseCode = "404", description = "No witness has cosigned any")
  public Response cosigned() {
    String note =
        witnessed
            .newest()
            .orElseThrow(
                () -> new ProblemException(Problems.notFound("no witness has cosigned this log")));
    return Response.ok(note, "text/plain; charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  /** A tile of hashes or a bundle of entries. */
  @GET
  @Path("tile/{path: .+}")
  @Operation(summary = "A tile of hashes, or a bundle of entries (C2SP tlog-tiles)")
  @APIResponse(responseCode = "200", description = "The tile's bytes; they never change")
  @APIResponse(
      responseCode = "404",
      description = "The log has no such tile yet, or no tile has this path")
  public Response tile(@PathParam("path") String path) throws IOException {
    TileFiles files = platform.log().files();
    try {
      return Response.ok(files.read("tile/" + path), MediaType.APPLICATION_OCTET_STREAM_TYPE)
          .header(HttpHeaders.CACHE_CONTROL, IMMUTABLE)
          .build();
    } catch (NoSuchFileException | IllegalArgumentException e) {
      throw new ProblemException(Problems.notFound("the log has no tile " + path));
    }
  }
}
