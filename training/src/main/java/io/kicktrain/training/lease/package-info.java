/**
 * Leases: who may work on which samples until when, how much work a donor is given, and the book
 * that remembers it across restarts.
 */
@NullMarked
package io.kicktrain.training.lease;

import org.jspecify.annotations.NullMarked;
