/**
 * Live data: one broadcaster that sends each campaign's newest state to everybody who watches it.
 */
@NullMarked
package io.kicktrain.platform.live;

import org.jspecify.annotations.NullMarked;
