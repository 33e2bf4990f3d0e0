/**
 * Bodies of requests: bounded before memory is allocated, bounded in time, complete, and equal to
 * the digest that was signed; and the one JSON form of what is answered.
 */
@NullMarked
package io.kicktrain.platform.body;

import org.jspecify.annotations.NullMarked;
