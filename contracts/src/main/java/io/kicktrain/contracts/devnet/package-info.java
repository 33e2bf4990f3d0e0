/** A chain of one's own on this computer, for tests, benchmarks and trying things out. */
@NullMarked
package io.kicktrain.contracts.devnet;

import org.jspecify.annotations.NullMarked;
