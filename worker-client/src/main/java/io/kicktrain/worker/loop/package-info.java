/**
 * A donor's work from lease to lease: what is done, in which order, and what happens when something
 * goes wrong.
 */
@NullMarked
package io.kicktrain.worker.loop;

import org.jspecify.annotations.NullMarked;
