/**
 * The step from one round's weights to the next: the weighted sum of the members, the outer
 * optimizer and the coded delta, as one pure function over files that the hub and every auditor run
 * alike.
 */
@NullMarked
package io.kicktrain.training.aggregation;

import org.jspecify.annotations.NullMarked;
