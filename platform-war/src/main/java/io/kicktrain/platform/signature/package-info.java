/**
 * Signed requests (RFC 9421): a request that a donor or an owner must sign is refused here, before
 * its body is read, unless the signature is fresh and right.
 */
@NullMarked
package io.kicktrain.platform.signature;

import org.jspecify.annotations.NullMarked;
