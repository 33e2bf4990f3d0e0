/** A recipe's codec for a model's layout: which coordinates are sent whole depends on both. */
@NullMarked
package io.kicktrain.training.coding;

import org.jspecify.annotations.NullMarked;
