/**
 * The outer step of a round, in strict IEEE 754 arithmetic with a specified order of operations:
 * the same bits on every machine and in every language, one segment at a time.
 */
@NullMarked
package io.kicktrain.training.optimizer;

import org.jspecify.annotations.NullMarked;
