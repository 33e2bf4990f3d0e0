package io.kicktrain.platform.witness;

import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.ledger.note.VerifierKey;
import io.kicktrain.ledger.witness.Witness;
import io.kicktrain.platform.lifecycle.Platform;
import io.kicktrain.platform.storage.DataFolder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The platform as a witness of the logs in {@code kicktrain.witness.logs}. Its key is made when it
 * is needed first.
 */
@Singleton
class WitnessRole {

  private final Platform platform;
  private final Clock clock;
  private final Map<String, List<VerifierKey>> logs;
  private @Nullable Witness witness;
  private @Nullable NoteSigner signer;

  @Inject
  WitnessRole(
      Platform platform,
      Clock clock,
      @ConfigProperty(name = "kicktrain.witness.logs") Optional<String> vkeys) {
    this.platform = platform;
    this.clock = clock;
    this.logs =
        Settings.list(vkeys).stream()
            .map(VerifierKey::parse)
            .collect(Collectors.groupingBy(VerifierKey::name));
  }

  synchronized Witness witness() throws IOException {
    Witness now = witness;
    if (now == null) {
      now = new Witness(platform.folder().root().resolve("witness"), signer(), logs);
      witness = now;
    }
    return now;
  }

  synchronized NoteSigner signer() throws IOException {
    NoteSigner now = signer;
    if (now == null) {
      now = loadOrMake(platform.folder());
      signer = now;
    }
    return now;
  }

  private NoteSigner loadOrMake(DataFolder folder) throws IOException {
    Path file = folder.keys().resolve("witness.skey");
    if (!Files.exists(file)) {
      String name = platform.info().logOrigin() + "/witness";
      NoteSigner.generateWitness(name, new SecureRandom(), clock).save(file);
    }
    return NoteSigner.load(file);
  }
}
