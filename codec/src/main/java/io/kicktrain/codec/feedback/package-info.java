/** The sender's side: error feedback, the segment encoder, and the check that repeats it. */
@NullMarked
package io.kicktrain.codec.feedback;

import org.jspecify.annotations.NullMarked;
