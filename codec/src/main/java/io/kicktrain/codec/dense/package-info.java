/** Coordinates that are sent whole: small tensors, in every message, without selection. */
@NullMarked
package io.kicktrain.codec.dense;

import org.jspecify.annotations.NullMarked;
