/**
 * The {@code bench} command: which benchmarks there are, and how a report becomes a table, JSON and
 * Markdown.
 */
@NullMarked
package io.kicktrain.bench.cli;

import org.jspecify.annotations.NullMarked;
