/**
 * The names of the log's entry kinds and of their fields, as the campaign writes and reads them.
 */
@NullMarked
package io.kicktrain.training.entry;

import org.jspecify.annotations.NullMarked;
