/**
 * The port to a place that remembers tree heads and that the log's operator cannot rewrite. The log
 * is complete without one; an implementation is bound by the platform's configuration.
 */
@NullMarked
package io.kicktrain.ledger.anchor;

import org.jspecify.annotations.NullMarked;
