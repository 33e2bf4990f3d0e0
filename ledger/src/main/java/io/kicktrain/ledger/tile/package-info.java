/**
 * The C2SP tlog-tiles layout: paths, hash tiles and entry bundles, written by a log and read back,
 * checked, by a client.
 */
@NullMarked
package io.kicktrain.ledger.tile;

import org.jspecify.annotations.NullMarked;
