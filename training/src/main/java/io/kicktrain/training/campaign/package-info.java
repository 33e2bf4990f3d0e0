/**
 * All campaigns of a platform: how one is created from a recipe, gets its data, opens, and is found
 * again after a restart.
 */
@NullMarked
package io.kicktrain.training.campaign;

import org.jspecify.annotations.NullMarked;
