/**
 * What a donor sees while it trains: the speed of a step, its own part, and how far the campaign
 * is.
 */
@NullMarked
package io.kicktrain.worker.cli.join;

import org.jspecify.annotations.NullMarked;
