package io.kicktrain.training.audit;

import io.kicktrain.ledger.bytes.Sha256;
import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.durable.DurableWrite;
import io.kicktrain.ledger.note.TreeHead;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what a verified audit has replayed, so that the next one reads only what was added to the
 * log: one file with a checksum, bound to the tree head that it is of, and the weights of each
 * campaign in a file named by their SHA-256. Whoever deletes any of it only loses time.
 */
final class ReplayMemory {

  private static final String REPLAY = ".replay";
  private static final String WEIGHTS = ".kts";

  private final Path folder;
  private final String name;

  /** A memory of one log, scope and mirror, which {@code name} stands for. */
  ReplayMemory(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  private Path file() {
    return folder.resolve(name + REPLAY);
  }

  /**
   * What was kept.
   *
   * @throws IOException if it is damaged; the message says what to do
   */
  Optional<KeptReplay> open() throws IOException {
    return Files.exists(file()) ? Optional.of(KeptReplay.open(file())) : Optional.empty();
  }

  /** Replaces what was kept before. */
  void keep(TreeHead head, long ofContributor, Map<String, CampaignAudit> campaigns)
      throws IOException {
    Set<String> kept = new HashSet<>();
    try (DurableWrite file = DurableWrite.begin(folder)) {
      MessageDigest digest = Sha256.newDigest();
      DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(new DigestOutputStream(file, digest), 1 << 16));
      KeptReplay.writeHeader(head, ofContributor, campaigns.size(), out);
      for (Map.Entry<String, CampaignAudit> campaign : campaigns.entrySet()) {
        String weights = keepWeights(campaign.getValue());
        kept.add(weights);
        out.writeUTF(campaign.getKey());
        KeptCampaign.save(campaign.getValue(), weights, out);
      }
      out.flush();
      file.write(digest.digest());
      file.commit(file());
    }
    deleteWeightsBut(kept);
  }

  private String keepWeights(CampaignAudit campaign) throws IOException {
    Path weights = campaign.weights;
    if (weights == null) {
      return "";
    }
    String kept = name + "-" + KeptReplay.sha256(weights) + WEIGHTS;
    if (!weights.equals(folder.resolve(kept))) {
      Files.move(weights, folder.resolve(kept), StandardCopyOption.REPLACE_EXISTING);
      DurableFiles.syncDirectory(folder);
    }
    return kept;
  }

  private void deleteWeightsBut(Set<String> kept) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, name + "-*" + WEIGHTS)) {
      for (Path weights : all) {
        if (!kept.contains(weights.getFileName().toString())) {
          Files.delete(weights);
        }
      }
    }
  }
}
