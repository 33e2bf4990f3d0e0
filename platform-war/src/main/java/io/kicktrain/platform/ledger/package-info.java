/** The log over HTTP: its static files in the C2SP layout, and single entries with their proofs. */
@NullMarked
package io.kicktrain.platform.ledger;

import org.jspecify.annotations.NullMarked;
