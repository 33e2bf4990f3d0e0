/**
 * The replay of a log by somebody who trusts nobody: tree, signatures, aggregation, weights and
 * shares.
 */
@NullMarked
package io.kicktrain.training.audit;

import org.jspecify.annotations.NullMarked;
