package io.kicktrain.worker.cli;

import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.worker.cli.campaign.CampaignOpening;
import io.kicktrain.worker.cli.campaign.CampaignText;
import io.kicktrain.worker.cli.campaign.Manifest;
import io.kicktrain.worker.cli.campaign.RecipeFile;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.remote.Hubs;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Campaigns: open one, look at one. */
@Command(
    name = "campaign",
    description = "Open a campaign from a recipe, or look at one.",
    synopsisSubcommandLabel = "(create | show | manifest)",
    footer = {
      "",
      "Examples:",
      "  kicktrain campaign manifest data/*.txt --validation data/held-out.txt",
      "  kicktrain campaign create http://localhost:8080 recipe.json --data data",
      "  kicktrain campaign show http://localhost:8080/campaigns/teach-java"
    })
final class CampaignCommand {

  @Command(
      name = "create",
      description = "Open a campaign and upload its data; you become its owner.")
  int create(
      @Mixin HubParameter target,
      @Parameters(index = "1", paramLabel = "RECIPE", description = "The recipe, a JSON file.")
          Path file,
      @Option(
              names = "--data",
              paramLabel = "FOLDER",
              description = "Folder of the shards (default: the recipe's folder).")
          @Nullable Path data,
      @Mixin Home home)
      throws IOException, InterruptedException, Failure {
    byte[] bytes = Files.readAllBytes(file);
    Recipe recipe = RecipeFile.read(file);
    Path shards = data == null ? file.toAbsolutePath().resolveSibling("") : data;
    Screen screen = Screen.standard();
    HubClient hub = target.open(home.keyOrNew(screen), screen);
    CampaignView view = new CampaignOpening(hub, screen).open(recipe, bytes, shards);
    String url = target.address() + "campaigns/" + view.slug();
    screen.say("The campaign is open: " + url);
    screen.say("Start it with your own computer:  kicktrain join " + url);
    return ExitCodes.OK;
  }

  @Command(name = "show", description = "Print how far a campaign is and who takes part.")
  int show(
      @Parameters(
              paramLabel = "URL",
              description = "The campaign.",
              converter = CampaignAddress.Converter.class)
          CampaignAddress address)
      throws IOException, InterruptedException, Failure {
    HubClient hub = Hubs.open(address.hub(), null, Screen.standard());
    CampaignText.lines(hub.campaign(address.campaign(hub))).forEach(System.out::println);
    return ExitCodes.OK;
  }

  @Command(name = "manifest", description = "Hash files into the 'data' of a recipe and print it.")
  int manifest(
      @Parameters(paramLabel = "FILE", arity = "1..*", description = "Training shards, in order.")
          List<Path> train,
      @Option(
              names = "--validation",
              paramLabel = "FILE",
              required = true,
              description = "Held-out shards, which nobody trains on.")
          List<Path> validation)
      throws IOException {
    System.out.println(Manifest.json(train, validation));
    return ExitCodes.OK;
  }
}
