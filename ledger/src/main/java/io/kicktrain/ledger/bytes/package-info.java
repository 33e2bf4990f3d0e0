/**
 * Small helpers for digests and strict text encodings that every other package of the ledger
 * shares.
 */
@NullMarked
package io.kicktrain.ledger.bytes;

import org.jspecify.annotations.NullMarked;
