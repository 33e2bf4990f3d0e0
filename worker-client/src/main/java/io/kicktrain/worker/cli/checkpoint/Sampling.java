package io.kicktrain.worker.cli.checkpoint;

import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.training.model.ModelLayout;
import io.kicktrain.training.model.Safetensors;
import io.kicktrain.training.recipe.ModelSpec;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.model.Network;
import io.kicktrain.worker.model.TextSampler;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How a model is to write.
 *
 * @param prompt what its text begins with
 * @param bytes how many bytes to write, 1 to 100,000
 * @param temperature 0 takes the likeliest byte each time; at most 10
 * @param seed which of all possible texts
 */
public record Sampling(String prompt, int bytes, double temperature, long seed) {

  /** Checks the ranges. */
  public Sampling {
    if (bytes < 1 || bytes > 100_000) {
      throw new IllegalArgumentException("--bytes must be 1 to 100000, but was " + bytes);
    }
    if (!(temperature >= 0 && temperature <= 10)) {
      throw new IllegalArgumentException("--temperature must be 0 to 10, but was " + temperature);
    }
  }

  /**
   * Lets the model write.
   *
   * @param model the recipe's model
   * @param checkpoint its weights, a safetensors file
   * @return the prompt and what the model wrote after it, without control characters
   * @throws IOException if the file does not fit the model
   */
  public String write(ModelSpec model, Path checkpoint) throws IOException {
    ParameterVector weights = Safetensors.read(checkpoint, ModelLayout.of(model));
    try (Network network = Network.of(model, "cpu")) {
      network.load(weights);
      String text = TextSampler.sample(network, prompt, bytes, temperature, seed);
      return Format.printable(prompt + text);
    }
  }
}
