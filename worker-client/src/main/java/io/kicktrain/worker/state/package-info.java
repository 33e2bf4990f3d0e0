/**
 * What a donor must not lose: its residual, the contribution that is under way and the weights it
 * has come to. One small file names all others and is replaced atomically, so a crash leaves the
 * state before or after a change, never between.
 */
@NullMarked
package io.kicktrain.worker.state;

import org.jspecify.annotations.NullMarked;
