/**
 * Knows which entries are in a log already. What makes two entries the same is the caller's to say;
 * the index is derived from the log, lies on disk, and is made again from the log when it is gone,
 * so memory stays flat however long the log grows.
 */
@NullMarked
package io.kicktrain.ledger.dedup;

import org.jspecify.annotations.NullMarked;
