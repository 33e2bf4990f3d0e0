/**
 * The pages: rendered on the server, complete without scripts, kept current by a small script where
 * there is one.
 */
@NullMarked
package io.kicktrain.platform.portal;

import org.jspecify.annotations.NullMarked;
