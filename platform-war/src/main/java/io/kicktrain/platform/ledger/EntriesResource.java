package io.kicktrain.platform.ledger;

import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.platform.problem.Problems;
import io.kicktrain.training.wire.EntryView;
import io.kicktrain.training.wire.ReceiptDocument;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Single entries of the log. */
@Path("ledger/entries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "log")
public class EntriesResource {

  private final Platform platform;

  @Inject
  EntriesResource(Platform platform) {
    this.platform = platform;
  }

  /** One entry with its inclusion proof in the newest tree. */
  @GET
  @Path("{index}")
  @Operation(summary = "One entry with its inclusion proof in the newest tree")
  @APIResponse(responseCode = "200")
  @APIResponse(responseCode = "404", description = "The log has no such entry yet")
  public EntryView entry(@PathParam("index") String index) {
    FileLog log = platform.log();
    long size = log.treeHead().size();
    if (!index.matches("0|[1-9][0-9]{0,17}") || Long.parseLong(index) >= size) {
      throw new ProblemException(
          Problems.notFound("the log has the entries 0 to " + (size - 1) + ", but not " + index));
    }
    long number = Long.parseLong(index);
    return new EntryView(log.entry(number), ReceiptDocument.of(log.receipt(number)));
  }
}
