/**
 * Other libraries that code ascending integers, behind one interface, to be measured beside ours.
 */
@NullMarked
package io.kicktrain.bench.peer;

import org.jspecify.annotations.NullMarked;
