/**
 * The place of the optional Ethereum anchor. Nothing else of KickTrain depends on it: the log is
 * complete without a chain.
 */
@NullMarked
package io.kicktrain.contracts;

import org.jspecify.annotations.NullMarked;
