package io.kicktrain.worker.cli.campaign;

import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.recipe.RecipeException;
import io.kicktrain.training.recipe.RecipeReader;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a recipe's file; what is wrong with it names the file and the place. */
public final class RecipeFile {

  private RecipeFile() {}

  /**
   * Reads a recipe.
   *
   * @param file a JSON file
   * @return the recipe
   * @throws Failure if it is no valid recipe
   */
  public static Recipe read(Path file) throws IOException, Failure {
    try {
      return RecipeReader.read(Files.readAllBytes(file));
    } catch (RecipeException e) {
      String place = e.pointer().isEmpty() ? "the top" : e.pointer();
      throw new Failure(
          ExitCodes.REFUSED, file + ", at " + place + ": " + e.getMessage(), "correct it there", e);
    }
  }
}
