/**
 * Sorted, immutable files that say at which places of a log a 128-bit key stands. They are derived
 * from the log, grow by being merged, and are looked things up in without being in memory: what
 * entries are found by, and which of them are there already, are both kept like this.
 */
@NullMarked
package io.kicktrain.ledger.run;

import org.jspecify.annotations.NullMarked;
