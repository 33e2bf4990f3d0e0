/**
 * The donor's half of a contribution, as far as it is the same for every client: from an update to
 * the message, the commitments and the openings that a hub checks.
 */
@NullMarked
package io.kicktrain.training.contribution;

import org.jspecify.annotations.NullMarked;
