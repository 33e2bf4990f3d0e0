/**
 * What a benchmark is and what it reports: rows of measured values, each with all its runs, what it
 * is compared with and what is asked of it.
 */
@NullMarked
package io.kicktrain.bench;

import org.jspecify.annotations.NullMarked;
