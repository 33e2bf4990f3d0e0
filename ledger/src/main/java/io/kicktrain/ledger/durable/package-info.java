/**
 * Writing files so that they survive a crash: every durable byte of the platform goes through this
 * package.
 */
@NullMarked
package io.kicktrain.ledger.durable;

import org.jspecify.annotations.NullMarked;
