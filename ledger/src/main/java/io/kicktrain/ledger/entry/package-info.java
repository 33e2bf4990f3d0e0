/**
 * Log entries: strict canonical JSON objects with a kind and a version, optionally signed by a
 * worker key.
 */
@NullMarked
package io.kicktrain.ledger.entry;

import org.jspecify.annotations.NullMarked;
