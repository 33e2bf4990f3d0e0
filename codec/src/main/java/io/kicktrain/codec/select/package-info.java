/** Which coordinates are sent: exact, deterministic selection. */
@NullMarked
package io.kicktrain.codec.select;

import org.jspecify.annotations.NullMarked;
