/**
 * Merkle tree hashing, proofs and their verification exactly as RFC 6962 section 2 and RFC 9162
 * section 2.1 define them; nothing here touches a file.
 */
@NullMarked
package io.kicktrain.ledger.merkle;

import org.jspecify.annotations.NullMarked;
