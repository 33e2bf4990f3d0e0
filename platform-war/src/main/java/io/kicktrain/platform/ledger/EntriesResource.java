package io.kicktrain.platform.ledger;

import io.kicktrain.ledger.index.Term;
import io.kicktrain.ledger.log.TlogProof;
import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.platform.problem.Problems;
import io.kicktrain.training.wire.EntriesView;
import io.kicktrain.training.wire.EntryView;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.stream.LongStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the log: by index, payload, key, campaign and round. Every answer has the entries'
 * exact bytes, their proofs, and the signed tree head that the proofs lead to.
 */
@Path("ledger")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "log")
public class EntriesResource {

  private final Platform platform;
  private final LogIndex index;

  @Inject
  EntriesResource(Platform platform, LogIndex index) {
    this.platform = platform;
    this.index = index;
  }

  /** One entry with its inclusion proof in the newest tree. */
  @GET
  @Path("entries/{index}")
  @Operation(summary = "One entry with its inclusion proof in the newest tree")
  @APIResponse(responseCode = "200")
  @APIResponse(responseCode = "404", description = "The log has no such entry yet")
  public EntryView entry(@PathParam("index") String index) {
    SignedLog log = new SignedLog(platform.log());
    return log.entry(existing(index, log));
  }

  /** One entry and its proof as a file that verifies offline. */
  @GET
  @Path("entries/{index}/receipt")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(summary = "One entry and its proof as a file that verifies offline (C2SP tlog-proof)")
  @APIResponse(responseCode = "200")
  @APIResponse(responseCode = "404", description = "The log has no such entry yet")
  public Response receipt(@PathParam("index") String index) {
    SignedLog log = new SignedLog(platform.log());
    long number = existing(index, log);
    byte[] entry = log.bytes(number);
    String text = new TlogProof(entry, log.receipt(number, entry)).format();
    String name = "attachment; filename=\"entry-" + number + TlogProof.EXTENSION + "\"";
    return Response.ok(text, "text/plain; charset=utf-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, name)
        .build();
  }

  private static long existing(String index, SignedLog log) {
    if (!index.matches("0|[1-9][0-9]{0,17}") || Long.parseLong(index) >= log.size()) {
      throw new ProblemException(
          Problems.notFound(
              "the log has the entries 0 to " + (log.size() - 1) + ", but not " + index));
    }
    return Long.parseLong(index);
  }

  /** Entries in order. */
  @GET
  @Path("entries")
  @Operation(summary = "Entries in order, at most 100 of them")
  public EntriesView entries(
      @QueryParam("from") @Nullable String from, @QueryParam("limit") @Nullable String limit) {
    SignedLog log = new SignedLog(platform.log());
    long first = Math.min(Query.from(from), log.size());
    long end = Math.min(first + Query.limit(limit), log.size());
    return log.entries(
        LongStream.range(first, end).boxed().toList(), end < log.size() ? end : null);
  }

  /** Entries that name a payload, which have the contributor's receipt. */
  @GET
  @Path("payloads/{sha256}/entries")
  @Operation(summary = "Entries that name a payload: its receipts")
  @APIResponse(responseCode = "200")
  @APIResponse(responseCode = "404", description = "No entry names this payload")
  public EntriesView ofPayload(
      @PathParam("sha256") String sha256,
      @QueryParam("from") @Nullable String from,
      @QueryParam("limit") @Nullable String limit)
      throws IOException {
    long first = Query.from(from);
    EntriesView found =
        index.find(Term.payload(Query.hex("the payload", sha256)), first, Query.limit(limit));
    if (found.entries().isEmpty() && first == 0) {
      throw new ProblemException(Problems.notFound("no entry names the payload " + sha256));
    }
    return found;
  }

  /** Entries that a key signed, campaigns that it owns, and claims by it and about it. */
  @GET
  @Path("keys/{key}/entries")
  @Operation(summary = "Entries that a key signed, its campaigns, and claims by it and about it")
  public EntriesView ofKey(
      @PathParam("key") String key,
      @QueryParam("from") @Nullable String from,
      @QueryParam("limit") @Nullable String limit)
      throws IOException {
    return index.find(Term.key(Query.key(key)), Query.from(from), Query.limit(limit));
  }

  /** Entries of a kind. */
  @GET
  @Path("kinds/{kind}/entries")
  @Operation(summary = "Entries of a kind, such as endorsement, at most 100")
  public EntriesView ofKind(
      @PathParam("kind") String kind,
      @QueryParam("from") @Nullable String from,
      @QueryParam("limit") @Nullable String limit)
      throws IOException {
    return index.find(Term.kind(kind), Query.from(from), Query.limit(limit));
  }

  /** Entries of a campaign, or of one of its rounds. */
  @GET
  @Path("campaigns/{slug}/entries")
  @Operation(summary = "Entries of a campaign, or of one of its rounds, at most 100")
  public EntriesView ofCampaign(
      @PathParam("slug") String slug,
      @QueryParam("round") @Nullable String round,
      @QueryParam("from") @Nullable String from,
      @QueryParam("limit") @Nullable String limit)
      throws IOException {
    Term term =
        round == null
            ? Term.campaign(slug)
            : Term.round(slug, Query.required("round", round, 0, Integer.MAX_VALUE));
    return index.find(term, Query.from(from), Query.limit(limit));
  }
}
