/**
 * How fast the ledger is: entries made durable, submissions taken over HTTP, proofs served, a log
 * replayed, signatures verified; each beside what the machine can do at the most.
 */
@NullMarked
package io.kicktrain.bench.ledger;

import org.jspecify.annotations.NullMarked;
