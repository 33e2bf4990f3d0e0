/**
 * Anchoring in a contract: {@code EthereumAnchor} is asked to go on now and then, {@code Pass} is
 * one look at the chain, {@code Journal} is what survives a crash.
 *
 * <p>A transaction is written down before it is sent. It is signed beforehand, so its hash is
 * known, and sending it twice is sending it once: whatever moment the process is killed at, there
 * is no second anchor and no gap between nonces.
 */
@NullMarked
package io.kicktrain.contracts.anchor;

import org.jspecify.annotations.NullMarked;
