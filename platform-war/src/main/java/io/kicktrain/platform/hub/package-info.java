/**
 * The hub for owners and donors over REST: campaigns, enrolments, leases, contributions, openings,
 * evaluations.
 */
@NullMarked
package io.kicktrain.platform.hub;

import org.jspecify.annotations.NullMarked;
