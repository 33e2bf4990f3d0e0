/**
 * Opens hubs for the commands: a first contact that fails at once when nobody answers, and a line
 * for every wait after it.
 */
@NullMarked
package io.kicktrain.worker.cli.remote;

import org.jspecify.annotations.NullMarked;
