/**
 * A recipe's model on PyTorch through DJL: one flat parameter tensor, the forward passes that a
 * recipe can ask for, and the local work a donor does with them. All native memory of a step hangs
 * on that step's own manager and goes with it.
 */
@NullMarked
package io.kicktrain.worker.model;

import org.jspecify.annotations.NullMarked;
