/**
 * Runs the platform (Payara Micro with the project's WAR) as a child process: finds its files,
 * checks the port, starts it with a small heap, and tells a slow start from one that failed.
 */
@NullMarked
package io.kicktrain.worker.cli.platform;

import org.jspecify.annotations.NullMarked;
