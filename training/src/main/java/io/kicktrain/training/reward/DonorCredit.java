package io.kicktrain.training.reward;

/**
 * What one donor has earned.
 *
 * @param key the donor's key, 64 hexadecimal characters
 * @param credit counted work in units of 10^6 floating point operations, at least 0
 * @param points credit with the early factor, at least the credit
 * @param contributions contributions that were summed and not rejected; evaluations earn credit but
 *     are not among them
 */
public record DonorCredit(String key, long credit, long points, int contributions) {}
