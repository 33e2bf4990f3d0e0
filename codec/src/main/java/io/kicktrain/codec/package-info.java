/**
 * The bytes both ends agree on: how a float32 vector is cut, thinned, quantised, coded and summed,
 * bit for bit. The format is specified in docs/wire-format.md.
 */
@NullMarked
package io.kicktrain.codec;

import org.jspecify.annotations.NullMarked;
