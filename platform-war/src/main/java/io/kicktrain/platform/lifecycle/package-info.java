/**
 * The platform's life: it starts in the background of its deployment, is either starting, running
 * or failed for a reason that the readiness check tells, and stops with its deployment.
 */
@NullMarked
package io.kicktrain.platform.lifecycle;

import org.jspecify.annotations.NullMarked;
