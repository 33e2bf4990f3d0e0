/** The message: header, segment table and segment bodies, written and read. */
@NullMarked
package io.kicktrain.codec.frame;

import org.jspecify.annotations.NullMarked;
