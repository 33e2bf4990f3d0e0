/**
 * The log over HTTP: its static files in the C2SP layout, queries for entries with their proofs,
 * and the index that answers them.
 */
@NullMarked
package io.kicktrain.platform.ledger;

import org.jspecify.annotations.NullMarked;
