/**
 * What a campaign is settled by: the table of credit and shares, in the one form whose hash goes
 * into the log.
 */
@NullMarked
package io.kicktrain.training.settlement;

import org.jspecify.annotations.NullMarked;
