/** Worker keys: an Ed25519 key pair is an identity, and its public key is its name. */
@NullMarked
package io.kicktrain.ledger.identity;

import org.jspecify.annotations.NullMarked;
