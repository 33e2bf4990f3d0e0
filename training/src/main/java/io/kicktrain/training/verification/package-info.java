/**
 * Commitments to blocks of a donor's state, the blocks that the hub draws to be opened, and the
 * check of what was opened.
 */
@NullMarked
package io.kicktrain.training.verification;

import org.jspecify.annotations.NullMarked;
