package io.kicktrain.platform.ledger;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.log.Receipt;
import io.kicktrain.ledger.trust.Claim;
import io.kicktrain.ledger.trust.SignedClaim;
import io.kicktrain.platform.body.RequestBody;
import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.platform.signature.Donor;
import io.kicktrain.platform.signature.Signed;
import io.kicktrain.training.wire.Problem;
import io.kicktrain.training.wire.ReceiptDocument;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes what OpenPGP keys say about worker keys and each other into the log. */
@Path("ledger/claims")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "log")
public class ClaimsResource {

  private static final long MAX_AHEAD_SECONDS = 86_400;

  private final Platform platform;
  private final ClaimAllowance allowance;
  private final Clock clock;

  @Inject
  ClaimsResource(Platform platform, ClaimAllowance allowance, Clock clock) {
    this.platform = platform;
    this.allowance = allowance;
    this.clock = clock;
  }

  /** Logs a claim after checking it. */
  @POST
  @Signed
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Log a claim: the body is an entry of kind certification or endorsement")
  @APIResponse(responseCode = "201", description = "Logged; the receipt proves it")
  @APIResponse(responseCode = "200", description = "Logged before; the receipt of that entry")
  @APIResponse(responseCode = "422", description = "The claim does not verify; says why")
  @APIResponse(responseCode = "429", description = "Too many claims in this hour")
  public Response claim(RequestBody body, @Context SecurityContext security) throws IOException {
    byte[] bytes = body.bytes(Entry.MAX_BYTES);
    requireValid(bytes, Donor.of(security));
    allowance.take();
    FileLog log = platform.log();
    long before = log.treeHead().size();
    Receipt receipt = log.append(bytes).join();
    return Response.status(receipt.index() < before ? 200 : 201)
        .entity(ReceiptDocument.of(receipt))
        .build();
  }

  private void requireValid(byte[] bytes, String sender) {
    try {
      Entry entry = Entry.parse(bytes);
      Claim claim = SignedClaim.verify(entry);
      if (!entry.signer().orElse(sender).equals(sender)) {
        throw new IllegalArgumentException("a certification is sent by the key that it is about");
      }
      if (claim.issued() > clock.instant().getEpochSecond() + MAX_AHEAD_SECONDS) {
        throw new IllegalArgumentException("issued is in the future");
      }
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.of(
              "invalid-claim", 422, "The claim does not verify", String.valueOf(e.getMessage())));
    }
  }
}
