/**
 * HTTP message signatures (RFC 9421) in one narrow profile: Ed25519, fixed components, replay
 * protection.
 */
@NullMarked
package io.kicktrain.ledger.httpsig;

import org.jspecify.annotations.NullMarked;
