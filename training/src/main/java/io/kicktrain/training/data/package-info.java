/**
 * A campaign's data: which samples a lease trains on, and whether a file is the shard it claims to
 * be.
 */
@NullMarked
package io.kicktrain.training.data;

import org.jspecify.annotations.NullMarked;
