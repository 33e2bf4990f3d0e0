/** Reading and writing bit streams, least significant bit first. */
@NullMarked
package io.kicktrain.codec.bits;

import org.jspecify.annotations.NullMarked;
