package io.kicktrain.platform.access;

import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.platform.problem.Problems;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Immutable public files by their hash: recipes, shards, deltas, payloads of closed rounds, tables
 * of shares.
 */
@Path("files")
@Tag(name = "files")
public class FilesResource {

  private final Platform platform;

  @Inject
  FilesResource(Platform platform) {
    this.platform = platform;
  }

  /** One file. */
  @GET
  @Path("{sha256}")
  @Operation(summary = "An immutable file by its SHA-256; whole, or a byte range of it")
  @APIResponse(responseCode = "200", description = "The file")
  @APIResponse(responseCode = "206", description = "The range of it that was asked for")
  @APIResponse(responseCode = "304", description = "If-None-Match has its entity tag")
  @APIResponse(responseCode = "404", description = "There is no such file, or it is not public yet")
  @APIResponse(responseCode = "416", description = "The file does not have the range")
  public Response file(
      @PathParam("sha256") String sha256, @Context Request request, @Context HttpHeaders headers)
      throws IOException {
    java.nio.file.Path file =
        platform
            .hub()
            .publicFile(sha256)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problems.notFound("no public file has the SHA-256 \"" + sha256 + "\"")));
    return new FileAnswer(
            file, new EntityTag(sha256), MediaType.APPLICATION_OCTET_STREAM, FileAnswer.IMMUTABLE)
        .to(request, headers)
        .build();
  }
}
