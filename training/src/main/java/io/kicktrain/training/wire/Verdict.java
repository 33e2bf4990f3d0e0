package io.kicktrain.training.wire;

/**
 * What the hub found when it checked the openings.
 *
 * @param contribution the contribution's index in the log
 * @param verified whether every opened block agreed with the payload and the committed roots
 * @param reason empty when verified, otherwise what disagreed and where
 */
public record Verdict(long contribution, boolean verified, String reason) {}
