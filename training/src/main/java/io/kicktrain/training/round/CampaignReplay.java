package io.kicktrain.training.round;

import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.training.recipe.Recipe;
import java.nio.file.Path;

/** Builds a campaign's pipeline from the log: feed every entry in order, then take the pipeline. */
public final class CampaignReplay {

  private final CampaignWork work;
  private final CampaignFacts facts;
  private final HubServices hub;

  /**
   * A campaign of which nothing has been read yet.
   *
   * @param recipe the recipe
   * @param recipeHash SHA-256 of the recipe's bytes
   * @param owner the owner's key
   * @param folder the campaign's own folder
   * @param hub what all campaigns share
   * @param onChange called whenever something changes; must return at once
   */
  public CampaignReplay(
      Recipe recipe,
      String recipeHash,
      String owner,
      Path folder,
      HubServices hub,
      Runnable onChange) {
    this.work = new CampaignWork(recipe, recipeHash, owner, folder, hub, onChange);
    this.facts = new CampaignFacts(recipe);
    this.hub = hub;
  }

  /**
   * Takes in the next entry; those of other campaigns are passed over.
   *
   * @param index its index in the log
   * @param entry the entry
   */
  public void accept(long index, Entry entry) {
    facts.accept(index, entry);
  }

  /** The pipeline, going on where the log ends. */
  public RoundPipeline pipeline() {
    return new RoundPipeline(work, facts, hub);
  }
}
