/**
 * The way of a contribution through the hub, from the lease to the settlement. Start reading at
 * RoundPipeline.
 */
@NullMarked
package io.kicktrain.training.round;

import org.jspecify.annotations.NullMarked;
