/**
 * The transparency log itself: a group-commit sequencer over a write-ahead log, its recovery, and
 * the receipts it hands out.
 */
@NullMarked
package io.kicktrain.ledger.log;

import org.jspecify.annotations.NullMarked;
