/**
 * Released weights on the donor's side: download them with a key's entitlement, and let the model
 * write.
 */
@NullMarked
package io.kicktrain.worker.cli.checkpoint;

import org.jspecify.annotations.NullMarked;
