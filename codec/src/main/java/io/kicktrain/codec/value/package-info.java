/** How selected values become a few bits: scales, levels and the value formats of the wire. */
@NullMarked
package io.kicktrain.codec.value;

import org.jspecify.annotations.NullMarked;
