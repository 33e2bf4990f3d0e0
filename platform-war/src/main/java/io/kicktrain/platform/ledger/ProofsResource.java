package io.kicktrain.platform.ledger;

import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.training.wire.ConsistencyView;
import io.kicktrain.training.wire.InclusionView;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Proofs about trees of any size that the log has had. */
@Path("ledger/proofs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "log")
public class ProofsResource {

  private final Platform platform;

  @Inject
  ProofsResource(Platform platform) {
    this.platform = platform;
  }

  /** That an entry is in the tree of a size. */
  @GET
  @Path("inclusion")
  @Operation(summary = "Proof that an entry is in the tree of a size, by default the newest one")
  @APIResponse(responseCode = "200")
  @APIResponse(responseCode = "400", description = "Not 0 <= index < size <= the log's size")
  public InclusionView inclusion(
      @QueryParam("index") @Nullable String index, @QueryParam("size") @Nullable String size) {
    SignedLog log = new SignedLog(platform.log());
    long tree = Query.number("size", size, log.size(), 1, log.size());
    return log.inclusion(Query.required("index", index, 0, tree - 1), tree);
  }

  /** That one tree is a prefix of another. */
  @GET
  @Path("consistency")
  @Operation(summary = "Proof that a tree is a prefix of another, by default of the newest one")
  @APIResponse(responseCode = "200")
  @APIResponse(responseCode = "400", description = "Not 0 <= from <= to <= the log's size")
  public ConsistencyView consistency(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    SignedLog log = new SignedLog(platform.log());
    long larger = Query.number("to", to, log.size(), 0, log.size());
    return log.consistency(Query.required("from", from, 0, larger), larger);
  }
}
