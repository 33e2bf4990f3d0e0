/**
 * Child processes that end when the command ends: started with a log file each, stopped in reverse
 * order, also by Ctrl-C.
 */
@NullMarked
package io.kicktrain.worker.cli.process;

import org.jspecify.annotations.NullMarked;
