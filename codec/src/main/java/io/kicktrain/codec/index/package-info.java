/** How positions become bits: gaps with an adaptive Rice parameter. */
@NullMarked
package io.kicktrain.codec.index;

import org.jspecify.annotations.NullMarked;
