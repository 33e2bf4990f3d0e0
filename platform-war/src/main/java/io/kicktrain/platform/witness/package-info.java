/**
 * Witnessing between platforms: this one cosigns the tree heads of logs that its operator has
 * named, and has its own cosigned by the witnesses that its operator has named.
 */
@NullMarked
package io.kicktrain.platform.witness;

import org.jspecify.annotations.NullMarked;
