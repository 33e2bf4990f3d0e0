package io.kicktrain.training.reward;

/**
 * A donor's part of all points.
 *
 * @param key the donor's key
 * @param ppm millionths, 0 to 1,000,000
 */
public record Share(String key, long ppm) {}
