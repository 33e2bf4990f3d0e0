/**
 * What an owner does: hash the data into a manifest, open a campaign, upload its shards, look at
 * it.
 */
@NullMarked
package io.kicktrain.worker.cli.campaign;

import org.jspecify.annotations.NullMarked;
