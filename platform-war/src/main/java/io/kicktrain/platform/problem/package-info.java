/**
 * Errors over HTTP: every refusal and every failure leaves the platform as a problem document (RFC
 * 9457), whatever layer it comes from, and an unexpected one carries an id that the server's log
 * has too.
 */
@NullMarked
package io.kicktrain.platform.problem;

import org.jspecify.annotations.NullMarked;
