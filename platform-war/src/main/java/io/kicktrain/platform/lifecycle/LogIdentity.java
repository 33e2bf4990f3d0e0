package io.kicktrain.platform.lifecycle;

import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.platform.storage.DataFolder;
import io.kicktrain.platform.storage.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The log's name and signing key. They are made at the first start and never change: the log is
 * nobody without them.
 */
final class LogIdentity {

  private static final String PREFIX = "kicktrain.local/";

  private LogIdentity() {}

  /**
   * Reads the key, or makes it at the first start.
   *
   * @param folder the data folder
   * @param origin the configured name of the log; without it the name is random
   * @return the signer, whose name is the log's origin
   * @throws UnusableDataException if the stored log has another name than the configured one
   */
  static NoteSigner openOrCreate(DataFolder folder, Optional<String> origin)
      throws IOException, UnusableDataException {
    Path file = folder.keys().resolve("log.skey");
    if (!Files.exists(file)) {
      SecureRandom random = new SecureRandom();
      NoteSigner.generate(origin.orElseGet(() -> randomName(random)), random).save(file);
    }
    NoteSigner signer = NoteSigner.load(file);
    if (origin.isPresent() && !origin.get().equals(signer.name())) {
      throw UnusableDataException.otherOrigin(file, signer.name(), origin.get());
    }
    return signer;
  }

  private static String randomName(SecureRandom random) {
    byte[] name = new byte[8];
    random.nextBytes(name);
    return PREFIX + HexFormat.of().formatHex(name);
  }
}
