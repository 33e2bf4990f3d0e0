package io.kicktrain.training.audit;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.training.audit.CampaignAudit.Logged;
import io.kicktrain.training.entry.Statement;
import io.kicktrain.training.reward.RewardAccount;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The replay of one campaign as bytes. Entries of the open round are kept as their indices: they
 * are read again from the log, and the recipe from its file.
 */
final class KeptCampaign {

  private KeptCampaign() {}

  /** Writes all but the weights, which are in {@code state}; an empty name when there are none. */
  static void save(CampaignAudit campaign, String state, DataOutputStream out) throws IOException {
    out.writeUTF(campaign.recipeHash);
    RewardAccount account = campaign.account;
    if (account == null) {
      return; // it never opened: there is nothing else to know about it
    }
    out.writeUTF(state);
    out.writeUTF(campaign.weightsRoot);
    out.writeInt(campaign.round);
    out.writeLong(campaign.summed);
    out.writeInt(campaign.stepped);
    out.writeInt(campaign.enrolled.size());
    for (String donor : campaign.enrolled) {
      out.writeUTF(donor);
    }
    saveAll(campaign.rejected, out);
    saveAll(campaign.contributions.keySet(), out);
    saveAll(campaign.evaluations.keySet(), out);
    account.save(out);
  }

  /**
   * Brings a fresh replay to where the saved one was.
   *
   * @param states where the weights are
   * @param entries reads an entry of the log, checked
   * @throws AuditException if the recipe is not to be had any more
   */
  static void restore(
      CampaignAudit campaign, DataInputStream in, Path states, LongFunction<Entry> entries)
      throws AuditException, IOException {
    String recipe = in.readUTF();
    if (recipe.isEmpty()) {
      return;
    }
    campaign.open(recipe);
    String state = in.readUTF();
    campaign.weights = state.isEmpty() ? null : states.resolve(state);
    campaign.weightsRoot = in.readUTF();
    campaign.round = in.readInt();
    campaign.summed = in.readLong();
    campaign.stepped = in.readInt();
    for (int left = in.readInt(); left > 0; left--) {
      campaign.enrolled.add(in.readUTF());
    }
    campaign.rejected.addAll(readAll(in));
    for (long index : readAll(in)) {
      Entry entry = entries.apply(index);
      campaign.contributions.put(
          index, new Logged(entry.signer().orElseThrow(), Statement.of(entry)));
    }
    for (long index : readAll(in)) {
      campaign.evaluations.put(index, entries.apply(index));
    }
    if (campaign.account != null) {
      campaign.account.restore(in);
    }
  }

  private static void saveAll(Collection<Long> indices, DataOutputStream out) throws IOException {
    out.writeInt(indices.size());
    for (long index : indices.stream().sorted().toList()) {
      out.writeLong(index);
    }
  }

  private static List<Long> readAll(DataInputStream in) throws IOException {
    List<Long> indices = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      indices.add(in.readLong());
    }
    return indices;
  }
}
