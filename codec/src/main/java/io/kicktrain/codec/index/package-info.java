/** How positions become bits: gaps in Golomb codewords whose parameter follows them. */
@NullMarked
package io.kicktrain.codec.index;

import org.jspecify.annotations.NullMarked;
