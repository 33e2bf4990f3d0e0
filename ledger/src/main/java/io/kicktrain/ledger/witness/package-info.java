/**
 * Witnessing (C2SP tlog-witness and tlog-cosignature): another party remembers the newest tree head
 * of a log, checks that every later one contains it, and cosigns, so that a log cannot show
 * different histories to different people. Two hubs can witness each other.
 */
@NullMarked
package io.kicktrain.ledger.witness;

import org.jspecify.annotations.NullMarked;
