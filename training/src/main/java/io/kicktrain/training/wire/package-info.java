/**
 * What the hub, its donors and its auditors say to each other over HTTP: records that are written
 * and read as JSON by one mapper, so that both ends agree on every field. They carry no behaviour
 * beyond checking themselves.
 */
@NullMarked
package io.kicktrain.training.wire;

import org.jspecify.annotations.NullMarked;
