package io.kicktrain.worker.cli.demo;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.Shard;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.platform.Installation;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalInt;

/** Makes the data set and the recipe at the first start, and finds them again at the next. */
final class DemoData {

  private final DemoFolder folder;
  private final Installation installation;
  private final Screen screen;

  DemoData(DemoFolder folder, Installation installation, Screen screen) {
    this.folder = folder;
    this.installation = installation;
    this.screen = screen;
  }

  /** The recipe; when this returns it and its shards are in the folder. */
  Recipe recipe(OptionalInt rounds) throws IOException, Failure {
    if (!Files.exists(folder.recipe())) {
      List<Shard> shards = Corpus.write(installation.demoSources(), folder.shards());
      // Written last: where there is a recipe, its shards are complete.
      DurableFiles.writeAtomically(folder.recipe(), DemoRecipe.of(shards, rounds));
      long bytes = shards.stream().mapToLong(Shard::bytes).sum();
      screen.say(
          "The data set is " + Format.bytes(bytes) + " of Java in " + shards.size() + " shards.");
    }
    Recipe recipe = DemoRecipe.read(Files.readAllBytes(folder.recipe()));
    if (rounds.isPresent() && rounds.getAsInt() != recipe.goal().rounds()) {
      throw new Failure(
          ExitCodes.BLOCKED,
          "the folder " + folder.root() + " holds a demo of " + recipe.goal().rounds() + " rounds",
          "leave out --rounds to go on with it, or choose another folder with --data-dir");
    }
    return recipe;
  }
}
