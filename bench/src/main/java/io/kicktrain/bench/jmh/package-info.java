/** Runs JMH benchmarks fork by fork and hands out what each fork measured. */
@NullMarked
package io.kicktrain.bench.jmh;

import org.jspecify.annotations.NullMarked;
