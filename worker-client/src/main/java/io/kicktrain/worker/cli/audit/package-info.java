/**
 * Feeds the auditor over HTTP: the log's tiles and the public files of a platform, with a local
 * cache.
 */
@NullMarked
package io.kicktrain.worker.cli.audit;

import org.jspecify.annotations.NullMarked;
