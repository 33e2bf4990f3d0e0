/** Reads everything that was ever anchored and holds it against the log as it is today. */
@NullMarked
package io.kicktrain.contracts.history;

import org.jspecify.annotations.NullMarked;
