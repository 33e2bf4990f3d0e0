/** How a command ends when it cannot do what it was asked: one clear sentence and an exit code. */
@NullMarked
package io.kicktrain.worker.cli.exit;

import org.jspecify.annotations.NullMarked;
