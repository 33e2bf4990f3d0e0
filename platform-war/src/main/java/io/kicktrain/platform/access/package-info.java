/**
 * Downloads: immutable public files, snapshots for donors and released checkpoints for those who
 * are entitled to them, with entity tags and byte ranges.
 */
@NullMarked
package io.kicktrain.platform.access;

import org.jspecify.annotations.NullMarked;
