package io.kicktrain.worker.cli.campaign;

import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.Shard;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.CampaignView.Status;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Opens a campaign: sends the recipe, then every shard. What is there already is not sent again.
 */
public final class CampaignOpening {

  private final HubClient hub;
  private final Screen screen;

  /**
   * An opening.
   *
   * @param hub the hub, spoken to with the owner's key
   * @param screen where to tell the progress
   */
  public CampaignOpening(HubClient hub, Screen screen) {
    this.hub = hub;
    this.screen = screen;
  }

  /**
   * Opens the campaign, or goes on opening one that was begun.
   *
   * @param recipe the recipe
   * @param bytes its exact bytes
   * @param data the folder of its shards, by their names
   * @return the campaign, ready for donors
   * @throws Failure if a shard is missing or has another size than the recipe says
   */
  public CampaignView open(Recipe recipe, byte[] bytes, Path data)
      throws IOException, InterruptedException, Failure {
    for (Shard shard : recipe.data().shards()) {
      check(shard, data);
    }
    Optional<CampaignView> there = find(recipe.slug());
    CampaignView view = there.isPresent() ? there.get() : hub.createCampaign(bytes);
    if (view.status() == Status.AWAITING_DATA) {
      upload(recipe, data);
      view = hub.campaign(recipe.slug());
    }
    return view;
  }

  private Optional<CampaignView> find(String slug) throws IOException, InterruptedException {
    List<CampaignView> all = hub.campaigns();
    return all.stream().filter(view -> view.slug().equals(slug)).findFirst();
  }

  private static void check(Shard shard, Path data) throws IOException, Failure {
    Path file = data.resolve(shard.name());
    if (!Files.isRegularFile(file)) {
      throw new Failure(
          ExitCodes.BLOCKED,
          "the shard " + shard.name() + " is not in " + data.toAbsolutePath(),
          "name the folder of the shards by --data");
    }
    long size = Files.size(file);
    if (size != shard.bytes()) {
      throw new Failure(
          ExitCodes.BROKEN,
          file + " has " + size + " bytes, but the recipe says " + shard.bytes(),
          "hash the data again: kicktrain campaign manifest FILE...");
    }
  }

  private void upload(Recipe recipe, Path data) throws IOException, InterruptedException {
    long all = recipe.data().shards().stream().mapToLong(Shard::bytes).sum();
    long sent = 0;
    for (Shard shard : recipe.data().shards()) {
      screen.live("Uploading " + shard.name() + "  " + Format.bar(1_000_000 * sent / all, 24));
      hub.uploadShard(recipe.slug(), shard, data.resolve(shard.name()));
      sent += shard.bytes();
    }
    screen.done("Uploaded " + Format.bytes(all) + " of data.");
  }
}
