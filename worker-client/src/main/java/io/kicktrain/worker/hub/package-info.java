/**
 * The hub as a donor sees it: signed requests over HTTP that survive a hub which is away, slow or
 * restarted, and downloads that go on where they broke off. Nothing in here knows what is trained.
 */
@NullMarked
package io.kicktrain.worker.hub;

import org.jspecify.annotations.NullMarked;
