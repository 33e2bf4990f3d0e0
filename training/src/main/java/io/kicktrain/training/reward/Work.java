package io.kicktrain.training.reward;

/**
 * Work that is logged.
 *
 * @param donor the key that signed it
 * @param round its round
 * @param samples samples it covers
 */
record Work(String donor, int round, int samples) {}
