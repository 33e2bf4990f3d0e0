/**
 * The recipe: a campaign's whole contract as data, from the model's layers to the reward policy. A
 * model is built from these instructions and never from downloaded code. Every record checks
 * itself, so a {@link io.kicktrain.training.recipe.Recipe} that exists is one that can be trained;
 * {@link io.kicktrain.training.recipe.RecipeReader} turns a file into one and says precisely what
 * is wrong with it otherwise.
 */
@NullMarked
package io.kicktrain.training.recipe;

import org.jspecify.annotations.NullMarked;
