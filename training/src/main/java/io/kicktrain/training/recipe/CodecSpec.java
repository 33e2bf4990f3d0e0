package io.kicktrain.training.recipe;

/**
 * How updates are compressed.
 *
 * @param contribution from a donor to the hub
 * @param delta from the hub to all
 */
public record CodecSpec(ContributionSpec contribution, DeltaSpec delta) {}
