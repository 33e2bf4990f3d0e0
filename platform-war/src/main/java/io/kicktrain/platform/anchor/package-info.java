/**
 * The anchor's place in the platform: bound by one setting, asked to go on by the container's
 * clock, and shown under health, metrics, the REST interface and the pages. Nothing else waits for
 * it.
 */
@NullMarked
package io.kicktrain.platform.anchor;

import org.jspecify.annotations.NullMarked;
