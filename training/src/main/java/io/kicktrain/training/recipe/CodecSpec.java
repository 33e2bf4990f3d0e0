package io.kicktrain.training.recipe;

import io.kicktrain.codec.CodecSettings;

/**
 * How updates are compressed.
 *
 * @param contribution from a donor to the hub
 * @param delta from the hub to all
 */
public record CodecSpec(ContributionSpec contribution, CodecSettings delta) {}
