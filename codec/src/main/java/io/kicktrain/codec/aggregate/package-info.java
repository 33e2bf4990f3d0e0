/** The receiver's side: exact weighted sums and the application of sparse deltas. */
@NullMarked
package io.kicktrain.codec.aggregate;

import org.jspecify.annotations.NullMarked;
