/**
 * Claims about keys on the command line: signing them with the user's own OpenPGP program, and
 * following them.
 */
@NullMarked
package io.kicktrain.worker.cli.claims;

import org.jspecify.annotations.NullMarked;
