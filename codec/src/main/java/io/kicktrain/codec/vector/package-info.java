/** Flat parameter vectors and the geometry of blocks and segments. */
@NullMarked
package io.kicktrain.codec.vector;

import org.jspecify.annotations.NullMarked;
