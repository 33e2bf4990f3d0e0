/**
 * How positions become bits: as gaps, in remainders and quotients by one divisor where positions
 * are random, in Golomb codewords whose parameter follows the gaps where they are not.
 */
@NullMarked
package io.kicktrain.codec.index;

import org.jspecify.annotations.NullMarked;
