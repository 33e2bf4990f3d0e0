/**
 * Real gradients: a small transformer is trained on the source of Java libraries, and the vectors
 * that a donor would compress are kept.
 */
@NullMarked
package io.kicktrain.bench.gradient;

import org.jspecify.annotations.NullMarked;
