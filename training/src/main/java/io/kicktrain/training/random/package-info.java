/**
 * The one generator that campaigns draw from, specified so that every language gets the same
 * numbers.
 */
@NullMarked
package io.kicktrain.training.random;

import org.jspecify.annotations.NullMarked;
