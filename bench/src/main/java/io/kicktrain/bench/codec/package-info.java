/** Measures the codec: bytes of a contribution, and time of the donor's and of the hub's side. */
@NullMarked
package io.kicktrain.bench.codec;

import org.jspecify.annotations.NullMarked;
