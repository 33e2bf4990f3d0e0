package io.kicktrain.training.recipe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The example recipes that are shipped, and parts of recipes that tests put together. */
public final class Examples {

  private Examples() {}

  /** The text of an example. */
  public static String text(String name) {
    try (var in = RecipeReader.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An example, read. */
  public static Recipe recipe(String name) {
    try {
      return RecipeReader.read(text(name).getBytes(StandardCharsets.UTF_8));
    } catch (RecipeException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The shipped GPT with other rewards, goal and access. */
  public static Recipe gpt(int rounds, int earlyBonusPpm, ReleaseSpec release) {
    Recipe r = recipe("gpt-java.json");
    return new Recipe(
        r.format(),
        r.slug(),
        r.title(),
        r.story(),
        r.model(),
        r.seed(),
        r.data(),
        r.localWork(),
        r.codec(),
        r.outerOptimizer(),
        r.round(),
        r.evaluation(),
        new Goal(rounds, r.goal().validationLossBelow()),
        release,
        new RewardSpec(earlyBonusPpm),
        r.verification());
  }
}
