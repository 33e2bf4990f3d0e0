/** Orthonormal transforms of blocks, before selection and after summing. */
@NullMarked
package io.kicktrain.codec.transform;

import org.jspecify.annotations.NullMarked;
