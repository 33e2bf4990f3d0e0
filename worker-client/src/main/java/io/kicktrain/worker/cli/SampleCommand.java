package io.kicktrain.worker.cli;

import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.worker.cli.campaign.RecipeFile;
import io.kicktrain.worker.cli.checkpoint.Download;
import io.kicktrain.worker.cli.checkpoint.Sampling;
import io.kicktrain.worker.cli.exit.ExitCodes;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a released model write. */
@Command(
    name = "sample",
    description = "Let a downloaded model write some text.",
    footer = {
      "",
      "Examples:",
      "  kicktrain sample teach-java-4.safetensors",
      "  kicktrain sample teach-java-4.safetensors --prompt 'public static ' --bytes 600 --temperature 0.7"
    })
final class SampleCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CHECKPOINT", description = "The weights, a safetensors file.")
  private Path checkpoint = Path.of("");

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description =
          "The campaign's recipe (default: the file that download wrote beside the weights).")
  private @Nullable Path recipeFile;

  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      description = "What the text begins with (default: '${DEFAULT-VALUE}').",
      defaultValue = "  public ")
  private String prompt = "";

  @Option(
      names = "--bytes",
      paramLabel = "N",
      description = "How much to write (default: ${DEFAULT-VALUE}).",
      defaultValue = "400")
  private int bytes;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description =
          "0 is the likeliest text, 1 what the model believes (default: ${DEFAULT-VALUE}).",
      defaultValue = "0.8")
  private double temperature;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another seed gives another text (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private long seed;

  @Override
  public Integer call() throws Exception {
    Sampling sampling = Arguments.checked(() -> new Sampling(prompt, bytes, temperature, seed));
    Path recipe = recipeFile == null ? Download.recipeBeside(checkpoint) : recipeFile;
    Recipe read = RecipeFile.read(recipe);
    System.out.println(sampling.write(read.model(), checkpoint));
    return ExitCodes.OK;
  }
}
