/**
 * The {@code kicktrain} command: one class per command, written with picocli. A command reads its
 * options, calls the package that does the work and says in one line what came of it. Errors are
 * one clear line and an exit code of {@link io.kicktrain.worker.cli.exit.ExitCodes}; only {@code
 * --verbose} shows stack traces.
 */
@NullMarked
package io.kicktrain.worker.cli;

import org.jspecify.annotations.NullMarked;
