/** What the commands do with the log's anchor on Ethereum. */
@NullMarked
package io.kicktrain.worker.cli.anchor;

import org.jspecify.annotations.NullMarked;
