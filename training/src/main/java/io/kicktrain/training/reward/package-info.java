/**
 * Credit and shares as a pure function of the log: integers only, the same for everybody who reads
 * the same entries, and nothing that is not in an entry counts.
 */
@NullMarked
package io.kicktrain.training.reward;

import org.jspecify.annotations.NullMarked;
