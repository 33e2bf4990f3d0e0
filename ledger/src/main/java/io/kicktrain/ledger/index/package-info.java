/**
 * Finds entries by what they say: payload, key, campaign, round. An index is derived from the log
 * and from nothing else, follows it, and can be deleted and made again at any time.
 */
@NullMarked
package io.kicktrain.ledger.index;

import org.jspecify.annotations.NullMarked;
