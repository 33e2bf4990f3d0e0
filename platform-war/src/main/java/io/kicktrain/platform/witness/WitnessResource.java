package io.kicktrain.platform.witness;

import io.kicktrain.ledger.witness.HttpTransport;
import io.kicktrain.ledger.witness.WitnessAnswer;
import io.kicktrain.platform.body.RequestBody;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The witness role over HTTP: C2SP tlog-witness. */
@Path("")
@Tag(name = "witness")
public class WitnessResource {

  /** A checkpoint with 64 signatures and a proof of 63 hashes is far below it. */
  private static final int MAX_BODY = 1 << 16;

  private final WitnessRole role;

  @Inject
  WitnessResource(WitnessRole role) {
    this.role = role;
  }

  /** Cosigns a tree head that extends the one before it. */
  @POST
  @Path(HttpTransport.PATH)
  @Operation(summary = "Have a tree head cosigned (C2SP tlog-witness)")
  @APIResponse(responseCode = "200", description = "The cosignature, as a line of a signed note")
  @APIResponse(responseCode = "404", description = "The log is not known here")
  @APIResponse(responseCode = "409", description = "The size of the last cosigned tree")
  @APIResponse(responseCode = "422", description = "The consistency proof does not verify")
  public Response addCheckpoint(RequestBody body) throws IOException {
    String request = new String(body.bytes(MAX_BODY), StandardCharsets.UTF_8);
    WitnessAnswer answer = role.witness().addCheckpoint(request);
    return Response.status(answer.status())
        .type(answer.contentType())
        .entity(answer.body())
        .build();
  }

  /** By which the cosignatures verify. */
  @GET
  @Path("key")
  @Operation(summary = "The witness's verifier key")
  public Response key() throws IOException {
    String vkey = role.signer().verifierKey().format() + "\n";
    return Response.ok(vkey, "text/plain; charset=utf-8").build();
  }
}
