/**
 * What the commands draw with: one live line on a terminal, plain lines elsewhere, and numbers that
 * people can read.
 */
@NullMarked
package io.kicktrain.worker.cli.terminal;

import org.jspecify.annotations.NullMarked;
